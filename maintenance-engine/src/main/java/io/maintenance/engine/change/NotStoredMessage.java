// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.NotStoredException;
import io.maintenance.engine.change.WriteAttempt.Result;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.store.NodeStores;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits.Reach;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains why no store took a change: what happened, what was written if anything, what helps. */
final class NotStoredMessage {

    private NotStoredMessage() {}

    /**
     * Returns the exception.
     *
     * @param left what became of leaving the change with a keeper; null if that was not tried
     */
    static NotStoredException because(
            NodeStores stores, WriteAttempt failed, @Nullable WriteAttempt left, @Nullable Path flagFile) {
        BackendException failure = failed.failure();
        String message = what(stores.primary(), failed, failure)
                + written(stores.primary(), failed.written())
                + (left == null ? "" : fallback(stores.fallback().orElseThrow(), left))
                + help(stores.primary(), failed, flagFile);
        return new NotStoredException(message, failure);
    }

    private static String what(Store primary, WriteAttempt failed, @Nullable BackendException failure) {
        if (failed.result() == Result.LOST_RACE || failure == null) {
            return "Nothing was switched: others kept changing " + primary.url() + ".";
        }
        String did = failure.kind() == Kind.REJECTED ? " refused the change: " : " could not be reached: ";
        return "Nothing was switched: " + primary.url() + did + sentence(failure);
    }

    /** Names what a store took of a change that it did not take whole; nothing if it took nothing. */
    static String written(Store store, List<StorageKey> written) {
        return written.isEmpty() ? "" : " Of this change, " + written.get(0) + " was stored in " + store.url() + ".";
    }

    private static String fallback(Store fallback, WriteAttempt left) {
        BackendException failure = left.failure();
        String why = failure == null
                ? " No running node tends " + fallback.url() + lastHeard(fallback)
                        + ", so nobody on this host would deliver the change later."
                : " " + fallback.url() + " did not take it either: " + sentence(failure);
        return why + written(fallback, left.written());
    }

    /** Says who tended a fallback before, and beside which store if that is another; nothing if nobody did. */
    private static String lastHeard(Store fallback) {
        KeeperNote note = fallback.lastReading().flatMap(StoreReading::note).orElse(null);
        Keeper keeper = note == null ? null : note.keeper();
        if (note == null || keeper == null) {
            return "";
        }
        String said = keeper.who() + (note.left() ? " was closed at " : " last said so at ") + keeper.at();
        return " beside this store (" + said + ", beside "
                + (note.primary().isEmpty() ? "a store it does not name" : note.primary()) + ")";
    }

    private static String sentence(BackendException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private static String help(Store primary, WriteAttempt failed, @Nullable Path flagFile) {
        if (failed.result() == Result.LOST_RACE) {
            return " Try again.";
        }
        String here = primary.reach() == Reach.HOST || primary.reach() == Reach.PROCESS
                ? " What helps: mend the store"
                : " What helps: run this where a node runs, let it go on trying (--wait-store 10m)";
        return here
                + (flagFile == null
                        ? "."
                        : "; to turn a node on all the same, create the flag file " + flagFile + " there.");
    }
}
