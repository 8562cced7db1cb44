// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import io.maintenance.Activation;
import io.maintenance.ChangeRefusedException;
import io.maintenance.ChangeResult;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.ScopeStatus;
import io.maintenance.engine.change.Attempt.Result;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.knowledge.Memory;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.platform.Surroundings;
import io.maintenance.engine.state.Edit;
import io.maintenance.engine.store.Reading;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.Stores;
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
public final class Changes {

    private final NodeContext context;
    private final Stores stores;
    private final Memory memory;
    private final ChangeWriter writer;
    private final Surroundings surroundings;
    private final Retries retries;
    private final Duration waitStore;
    private final Keepers keepers;
    private final Supplier<Optional<BackendException>> unanswered;

    /** Says in whose care a change may be left, if in anybody's. */
    @FunctionalInterface
    public interface Keepers {

        /** Returns the note of who tends the fallback that said this, and will deliver what is left there. */
        Optional<KeeperNote> of(Reading fallback);
    }

    /**
     * Creates the procedure.
     *
     * @param waitStore how long to go on trying while the primary store fails
     * @param unanswered why the first try need not ask the primary store; empty if it has to
     */
    public Changes(
            NodeContext context,
            ChangeWriter writer,
            Duration waitStore,
            Keepers keepers,
            Supplier<Optional<BackendException>> unanswered) {
        this.context = context;
        this.stores = context.stores();
        this.memory = context.memory();
        this.writer = writer;
        this.surroundings = context.surroundings();
        this.unanswered = unanswered;
        this.retries = new Retries(surroundings);
        this.waitStore = waitStore;
        this.keepers = keepers;
    }

    /** Carries out a change, and answers what became of it as seen in one scope. */
    public ChangeResult apply(String scope, Edit edit) {
        Attempt attempt = retries.of(stores.primary(), former -> onPrimary(edit, former), waitStore);
        return attempt.isStored()
                ? changed(scope, attempt, Outcome.COMMITTED, stores.primary(), null)
                : left(scope, edit, attempt);
    }

    private Attempt onPrimary(Edit edit, @Nullable Attempt former) {
        Optional<BackendException> silent = former == null ? unanswered.get() : Optional.empty();
        if (silent.isPresent()) {
            return Attempt.unread(memory.snapshot(), silent.get());
        }
        try {
            Reading reading = stores.primary().read();
            Optional<Attempt> there = found(former, reading);
            memory.update(known -> context.learnPrimary(known, reading), Cause.REMOTE_CHANGE);
            return there.isPresent() ? there.get() : writer.write(stores.primary(), reading, edit, null);
        } catch (BackendException unread) {
            return Attempt.unread(memory.snapshot(), unread);
        }
    }

    /** Looks for an earlier try's own stamp: the store may have taken it without saying so. */
    private Optional<Attempt> found(@Nullable Attempt former, Reading reading) {
        Optional<Attempt> there = Optional.ofNullable(former).flatMap(each -> each.foundIn(reading.state()));
        there.ifPresent(each -> memory.update(known -> known.learnChange(each.delta()), Cause.LOCAL_CHANGE));
        return there;
    }

    private Attempt onFallback(Store fallback, Edit edit, @Nullable Attempt former) {
        try {
            Reading reading = fallback.read();
            Optional<KeeperNote> keeper = keepers.of(reading);
            if (keeper.isEmpty()) {
                return Attempt.unread(memory.snapshot(), null);
            }
            Optional<Attempt> there = found(former, reading);
            memory.update(known -> known.learnFallback(reading), Cause.REMOTE_CHANGE);
            return there.isPresent() ? there.get() : writer.write(fallback, reading, edit, keeper.get());
        } catch (BackendException unread) {
            return Attempt.unread(memory.snapshot(), unread);
        }
    }

    /** Leaves a change that the primary store did not acknowledge with the keeper of this host. */
    private ChangeResult left(String scope, Edit edit, Attempt failed) {
        Attempt attempt = failed.result() == Result.LOST_RACE
                ? null
                : stores.fallback().map(store -> leave(store, edit, failed)).orElse(null);
        if (attempt != null && attempt.isStored()) {
            Store fallback = stores.fallback().orElseThrow();
            Keeper keeper = fallback.lastReading()
                    .flatMap(keepers::of)
                    .map(KeeperNote::keeper)
                    .orElse(null);
            return changed(scope, attempt, Outcome.DEGRADED, fallback, keeper);
        }
        if (failed.isInDoubt()) {
            return inDoubt(scope, failed);
        }
        if (attempt != null && attempt.isInDoubt()) {
            return inDoubt(scope, attempt);
        }
        throw NotStored.because(stores, failed, attempt, memory.flagFile());
    }

    private Attempt leave(Store fallback, Edit edit, Attempt failed) {
        try {
            return retries.of(fallback, former -> onFallback(fallback, edit, former), Duration.ZERO);
        } catch (ChangeRefusedException refused) {
            if (failed.isInDoubt()) { // the primary store may have it: nobody may be told that nothing happened
                return Attempt.unread(memory.snapshot(), null);
            }
            throw refused;
        }
    }

    private ChangeResult inDoubt(String scope, Attempt attempt) {
        ScopeStatus after = memory.preview(attempt.delta()).scope(scope, now());
        return new ChangeResult(Outcome.IN_DOUBT, attempt.before().scope(scope, now()), after, List.of(), null);
    }

    private ChangeResult changed(String scope, Attempt attempt, Outcome outcome, Store store, @Nullable Keeper keeper) {
        Instant now = now();
        ScopeStatus before = attempt.before().scope(scope, now);
        ScopeStatus after = memory.snapshot().scope(scope, now);
        boolean unchanged = outcome == Outcome.COMMITTED && answersAlike(before, after);
        return new ChangeResult(unchanged ? Outcome.UNCHANGED : outcome, before, after, List.of(store.url()), keeper);
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
