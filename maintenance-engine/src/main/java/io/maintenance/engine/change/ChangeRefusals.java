// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import io.maintenance.Activation;
import io.maintenance.ChangeRefusedException;
import io.maintenance.ChangeRefusedException.Reason;
import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreHealth;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.StorageKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Creates the exceptions for changes that cannot be stored, however often they are tried. */
public final class ChangeRefusals {

    private ChangeRefusals() {}

    public static ChangeRefusedException damaged(Store store, StorageKey key, Entry<?> entry) {
        return new ChangeRefusedException(
                Reason.DAMAGED, "Nothing was switched. " + StoreHealth.damage(store, key, entry));
    }

    static ChangeRefusedException alreadyOn(Activation former, Instant start) {
        return new ChangeRefusedException(
                Reason.ALREADY_ON,
                "Nothing was switched: " + former.scope() + " is in maintenance, held by " + former.holder()
                        + ", and one that begins at " + start.truncatedTo(ChronoUnit.SECONDS)
                        + " in its place would end it until then. To keep what is on, name another holder (--holder NAME);"
                        + " to end it, say so (--replace).");
    }

    public static ChangeRefusedException newer() {
        return new ChangeRefusedException(
                Reason.NEWER_FORMAT,
                "Nothing was switched: the store holds a format that this version does not know. Use the version that the nodes run.");
    }

    static ChangeRefusedException tooLarge(Store store, StorageKey key, int length) {
        return new ChangeRefusedException(
                Reason.TOO_LARGE,
                "Nothing was switched: the entry " + key + " would have " + length + " characters, and " + store.url()
                        + " takes " + store.maxEntryLength()
                        + " that expand to 10 MiB at most. Remove names or ranges first.");
    }

    /**
     * For a store that found out itself.
     *
     * @param written what it took of the same change before
     */
    static ChangeRefusedException tooLarge(Store store, BackendException failure, List<StorageKey> written) {
        return new ChangeRefusedException(
                Reason.TOO_LARGE,
                "Nothing was switched: " + store.url() + " does not take an entry of this size: " + failure.getMessage()
                        + "." + NotStoredMessage.written(store, written));
    }
}
