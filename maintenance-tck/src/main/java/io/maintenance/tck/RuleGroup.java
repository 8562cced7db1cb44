// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.StorageKey;
import org.junit.jupiter.api.AfterEach;

/** Rules that belong together. Whatever a test opened or did to the store is closed and undone after it. */
class RuleGroup {

    static final StorageKey STATUS = StorageKey.MAINTENANCE_MODE_STATUS;
    static final StorageKey ADDRESSES = StorageKey.MAINTENANCE_MODE_ADDRESSES;

    final Subject subject;

    RuleGroup(Subject subject) {
        this.subject = subject;
    }

    @AfterEach
    void giveEverythingBack() {
        subject.close();
    }
}
