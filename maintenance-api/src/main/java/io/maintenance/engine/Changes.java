// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.Activation;
import io.maintenance.Change;
import io.maintenance.Change.Outcome;
import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.ScopeStatus;
import io.maintenance.engine.Attempt.Result;
import io.maintenance.engine.state.Edit;
import io.maintenance.engine.view.Snapshot;
import io.maintenance.spi.BackendException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out changes, on the caller's thread. A lost race is tried again on the merged state; a store that fails ends the
 * attempt, and then the change is left with a keeper if there is one.
 */
final class Changes {

    /** How long a change goes on while others keep being faster. */
    private static final Duration RACING = Duration.ofSeconds(10);

    private static final int RACE_PAUSE_MILLIS = 40;
    private static final int STORE_PAUSE_MILLIS = 400;

    private final Stores stores;
    private final Memory memory;
    private final ChangeWriter writer;
    private final Surroundings surroundings;
    private final Duration waitStore;
    private final Keepers keepers;

    /** Says in whose care a change may be left, if in anybody's. */
    @FunctionalInterface
    interface Keepers {

        /** Returns who tends the fallback that said this, and will deliver what is left there. */
        Optional<Keeper> of(Reading fallback);
    }

    /**
     * Creates the procedure.
     *
     * @param waitStore how long to go on trying while the primary store fails
     */
    Changes(
            Stores stores,
            Memory memory,
            ChangeWriter writer,
            Surroundings surroundings,
            Duration waitStore,
            Keepers keepers) {
        this.stores = stores;
        this.memory = memory;
        this.writer = writer;
        this.surroundings = surroundings;
        this.waitStore = waitStore;
        this.keepers = keepers;
    }

    /** Carries out a change, and answers what became of it as seen in one scope. */
    Change apply(String scope, Edit edit) {
        Attempt attempt = insist(() -> onPrimary(edit), waitStore);
        return attempt.isStored()
                ? adopted(scope, attempt, Outcome.COMMITTED, stores.primary(), null)
                : left(scope, edit, attempt);
    }

    private Attempt onPrimary(Edit edit) {
        try {
            Reading reading = stores.primary().read();
            memory.update(known -> known.learnPrimary(reading), Cause.REMOTE_CHANGE);
            return writer.write(stores.primary(), reading, edit, null);
        } catch (BackendException unread) {
            return Attempt.unread(memory.snapshot(), unread);
        }
    }

    private Attempt onFallback(Store fallback, Edit edit) {
        try {
            Reading reading = fallback.read();
            Optional<Keeper> keeper = keepers.of(reading);
            if (keeper.isEmpty()) {
                return Attempt.unread(memory.snapshot(), null);
            }
            memory.update(known -> known.learnFallback(reading), Cause.REMOTE_CHANGE);
            return writer.write(fallback, reading, edit, keeper.get());
        } catch (BackendException unread) {
            return Attempt.unread(memory.snapshot(), unread);
        }
    }

    /** Leaves a change that the primary store did not acknowledge with the keeper of this host. */
    private Change left(String scope, Edit edit, Attempt failed) {
        if (failed.result() != Result.LOST_RACE && stores.fallback().isPresent()) {
            Store fallback = stores.fallback().get();
            Attempt attempt = insist(() -> onFallback(fallback, edit), Duration.ZERO);
            if (attempt.isStored()) {
                Keeper keeper = fallback.lastReading().flatMap(keepers::of).orElse(null);
                return adopted(scope, attempt, Outcome.DEGRADED, fallback, keeper);
            }
        }
        if (failed.result() == Result.IN_DOUBT) {
            ScopeStatus after = memory.preview(failed.delta()).scope(scope, now());
            return new Change(Outcome.IN_DOUBT, failed.before().scope(scope, now()), after, List.of(), null);
        }
        throw NotStored.because(stores, failed, memory.flagFile());
    }

    private Change adopted(String scope, Attempt attempt, Outcome outcome, Store store, @Nullable Keeper keeper) {
        memory.update(known -> known.learnChange(attempt.delta()), Cause.LOCAL_CHANGE);
        Instant now = now();
        ScopeStatus before = attempt.before().scope(scope, now);
        Snapshot snapshot = memory.snapshot();
        ScopeStatus after = snapshot.scope(scope, now);
        boolean unchanged = outcome == Outcome.COMMITTED && answersAlike(before, after);
        return new Change(unchanged ? Outcome.UNCHANGED : outcome, before, after, List.of(store.url()), keeper);
    }

    /** Tries again while others are faster, and for {@code patience} while the store fails. */
    private Attempt insist(Supplier<Attempt> tryOnce, Duration patience) {
        long start = surroundings.nanoTime();
        while (true) {
            Attempt attempt = tryOnce.get();
            boolean raced = attempt.result() == Result.LOST_RACE;
            Duration limit = raced && patience.compareTo(RACING) < 0 ? RACING : patience;
            boolean over = surroundings.nanoTime() - start >= limit.toNanos();
            if (attempt.isStored() || over || !paused(raced ? RACE_PAUSE_MILLIS : STORE_PAUSE_MILLIS)) {
                return attempt;
            }
        }
    }

    /** Steps aside for a random while, so that two who race do not do so for ever. Returns false if interrupted. */
    private boolean paused(int longestMillis) {
        try {
            surroundings.pause(Duration.ofMillis(1 + (long) (surroundings.random() * longestMillis)));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tells whether every question has the same answer, whoever made the last change and when. */
    private static boolean answersAlike(ScopeStatus before, ScopeStatus after) {
        return before.addresses().equals(after.addresses()) && on(before).equals(on(after));
    }

    private static List<Activation> on(ScopeStatus status) {
        return status.activations().stream()
                .filter(Activation::on)
                .map(each -> new Activation(
                        each.scope(),
                        each.holder(),
                        true,
                        each.level(),
                        each.from(),
                        each.until(),
                        each.expect(),
                        each.retryAfter(),
                        each.reason(),
                        each.message(),
                        "",
                        each.since(),
                        Instant.EPOCH,
                        Map.copyOf(each.attributes())))
                .toList();
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
