// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.ChangeResult;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.ScopeStatus;
import io.maintenance.admin.json.JsonDocuments;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes, and refuses those whose {@code If-Match} is not true any more. Through one process a change with a tag is made alone, so
 * that of two with the same tag the second is refused; those without a tag are made side by side, because each may wait for a store.
 * Thread-safe.
 */
final class ConditionalChange {

    private final MaintenanceMode maintenance;
    private final InstantSource clock;
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

    ConditionalChange(MaintenanceMode maintenance, InstantSource clock) {
        this.maintenance = maintenance;
        this.clock = clock;
    }

    /** Makes a change of one scope, and returns what became of it. */
    AdminResponse make(AdminCall call, String scope, Supplier<ChangeResult> change) {
        return make(call, scope, change, Map.of());
    }

    /** Makes a change of one scope, and returns what became of it, and what the caller alone is to know of it. */
    AdminResponse make(AdminCall call, String scope, Supplier<ChangeResult> change, Map<String, String> more) {
        List<String> condition = call.request().headers("If-Match");
        Lock turn = condition.isEmpty() ? turns.readLock() : turns.writeLock();
        turn.lock();
        try {
            if (!condition.isEmpty()) {
                check(scope, condition);
            }
            return response(change.get(), more);
        } finally {
            turn.unlock();
        }
    }

    private void check(String scope, List<String> condition) {
        readStores();
        EntityTag now = EntityTag.of(status(scope));
        if (!now.isIn(condition)) {
            throw new ProblemException(Problem.of(
                    412, "changed-meanwhile", "somebody changed " + scope + " after the tag was made", now.header()));
        }
    }

    /** What another node changed a moment ago counts too. Of a store that is away nothing newer can be known. */
    private void readStores() {
        try {
            ChangeResult ignored = maintenance.synchronize();
        } catch (NotStoredException away) {
            // the change itself says what becomes of it
        }
    }

    ScopeStatus status(String scope) {
        return maintenance.snapshot().scope(scope, clock.instant());
    }

    private AdminResponse response(ChangeResult change, Map<String, String> more) {
        Map<String, @Nullable Object> document = JsonDocuments.change(change, clock.instant());
        document.putAll(more);
        if (change.outcome() == Outcome.IN_DOUBT) {
            Problem inDoubt = Problem.of(
                    503,
                    "in-doubt",
                    "the store did not answer in time: it may have the change or not. Read the state, and repeat");
            Map<String, @Nullable Object> both = inDoubt.document();
            both.putAll(document);
            return inDoubt.response(both);
        }
        EntityTag tag = EntityTag.of(status(change.after().scope()));
        return ResponseFactory.json(change.outcome() == Outcome.DEGRADED ? 202 : 200, document, tag.header());
    }
}
