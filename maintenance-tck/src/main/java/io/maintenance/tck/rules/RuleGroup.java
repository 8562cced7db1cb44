// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.StorageKey;
import io.maintenance.tck.fixture.BackendUnderTest;
import org.junit.jupiter.api.AfterEach;

/** Rules that belong together. Whatever a test opened or did to the store is closed and undone after it. */
public abstract class RuleGroup {

    static final StorageKey STATUS = StorageKey.MAINTENANCE_MODE_STATUS;
    static final StorageKey ADDRESSES = StorageKey.MAINTENANCE_MODE_ADDRESSES;

    final BackendUnderTest subject;

    RuleGroup(BackendUnderTest subject) {
        this.subject = subject;
    }

    /** The backend that the rules are about. */
    public final BackendUnderTest subject() {
        return subject;
    }

    @AfterEach
    void giveEverythingBack() {
        subject.close();
    }
}
