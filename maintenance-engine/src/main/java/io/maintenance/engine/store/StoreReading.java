// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.State;
import io.maintenance.spi.StorageKey;
import java.util.Optional;

/** Both entries of a store as they were read together. Immutable. */
public record StoreReading(Entry<Attributes> status, Entry<Membership> addresses, State state) {

    static StoreReading of(Entry<Attributes> status, Entry<Membership> addresses) {
        return new StoreReading(status, addresses, new State(status.registers(), addresses.registers()));
    }

    public Entry<?> entry(StorageKey key) {
        return key == StorageKey.MAINTENANCE_MODE_STATUS ? status : addresses;
    }

    /** Tells whether an entry is of a format that this version must not write over. */
    public boolean isNewer() {
        return status.isNewer() || addresses.isNewer();
    }

    boolean isAbsent() {
        return status.raw() == null && addresses.raw() == null;
    }

    boolean isDamaged() {
        return status.isDamaged() || addresses.isDamaged();
    }

    /** Who tends the store, as noted in it. */
    public Optional<KeeperNote> note() {
        return Optional.ofNullable(status.note());
    }
}
