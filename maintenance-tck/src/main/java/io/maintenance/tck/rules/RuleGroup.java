// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.StorageKey;
import io.maintenance.tck.fixture.BackendUnderTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestMethodOrder;

/** Rules that belong together. Whatever a test opened or did to the store is closed and undone after it. */
@TestMethodOrder(ContractOrder.class)
public abstract class RuleGroup {

    static final StorageKey STATUS = StorageKey.MAINTENANCE_MODE_STATUS;
    static final StorageKey ADDRESSES = StorageKey.MAINTENANCE_MODE_ADDRESSES;

    static final List<StorageKey> KEYS = List.of(STATUS, ADDRESSES);

    /** What a compare-and-set expects that writes nothing, not even if it happens late. */
    static final String NEVER_THERE = "never there";

    final BackendUnderTest subject;

    RuleGroup(BackendUnderTest subject) {
        this.subject = subject;
    }

    /** The backend that the rules are about. */
    public final BackendUnderTest subject() {
        return subject;
    }

    /** Returns what messages call an entry. */
    static String name(StorageKey key) {
        return key == STATUS ? "the status" : "the addresses";
    }

    @AfterEach
    void giveEverythingBack() {
        subject.close();
    }
}
