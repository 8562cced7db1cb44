// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import io.maintenance.MaintenanceHealth.Keeper;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of a fallback says beside the state: which primary store it was kept beside, and in the status entry who keeps it.
 * Never in a primary store. Immutable.
 *
 * @param primary the primary store, as {@code scheme://hosts/database}; empty if the entry does not say
 * @param keeper who keeps the fallback, and when it last said so; {@code null} if the entry does not say
 * @param left whether the keeper was closed in good order: nobody may count on it, and yet the fallback was kept until then
 */
public record KeeperNote(String primary, @Nullable Keeper keeper, boolean left) {

    /** Checks the components. */
    public KeeperNote {
        Objects.requireNonNull(primary, "primary");
    }

    /** Returns what an entry without a keeper says: that it belongs to the same primary store. */
    public KeeperNote withoutKeeper() {
        return new KeeperNote(primary, null, false);
    }
}
