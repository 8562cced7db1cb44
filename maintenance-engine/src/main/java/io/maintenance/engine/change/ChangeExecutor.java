// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import io.maintenance.Activation;
import io.maintenance.ChangeRefusedException;
import io.maintenance.ChangeResult;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.ScopeStatus;
import io.maintenance.engine.change.WriteAttempt.Result;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.knowledge.NodeMemory;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.state.Edit;
import io.maintenance.engine.store.NodeStores;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.spi.BackendException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out changes, on the caller's thread. A lost race is tried again on the merged state; a store that fails ends the
 * attempt, and then the change is left with a keeper if there is one.
 */
public final class ChangeExecutor {

    private final NodeContext context;
    private final NodeStores stores;
    private final NodeMemory memory;
    private final ChangeWriter writer;
    private final Platform platform;
    private final RetryLoop retries;
    private final Duration waitStore;
    private final KeeperLookup keepers;
    private final Supplier<Optional<BackendException>> unanswered;

    /** Looks up who would deliver a change that is left in a fallback. */
    @FunctionalInterface
    public interface KeeperLookup {

        /** Returns the note of the keeper that tends the fallback and will deliver the change; empty if there is none. */
        Optional<KeeperNote> of(StoreReading fallback);
    }

    /**
     * Creates the procedure.
     *
     * @param waitStore how long to go on trying while the primary store fails
     * @param unanswered why the first try need not ask the primary store; empty if it has to
     */
    public ChangeExecutor(
            NodeContext context,
            ChangeWriter writer,
            Duration waitStore,
            KeeperLookup keepers,
            Supplier<Optional<BackendException>> unanswered) {
        this.context = context;
        this.stores = context.stores();
        this.memory = context.memory();
        this.writer = writer;
        this.platform = context.platform();
        this.unanswered = unanswered;
        this.retries = new RetryLoop(platform);
        this.waitStore = waitStore;
        this.keepers = keepers;
    }

    /** Carries out a change, and answers what became of it as seen in one scope. */
    public ChangeResult apply(String scope, Edit edit) {
        stores.primary().log().changeBegins();
        try {
            return applied(scope, edit);
        } finally {
            stores.primary().log().changeEnds();
        }
    }

    private ChangeResult applied(String scope, Edit edit) {
        WriteAttempt attempt = retries.of(stores.primary(), former -> onPrimary(edit, former), waitStore);
        return attempt.isStored()
                ? changed(scope, attempt, Outcome.COMMITTED, stores.primary())
                : left(scope, edit, attempt);
    }

    private WriteAttempt onPrimary(Edit edit, @Nullable WriteAttempt former) {
        Optional<BackendException> silent = former == null ? unanswered.get() : Optional.empty();
        if (silent.isPresent()) {
            return WriteAttempt.unread(memory.snapshot(), silent.get());
        }
        try {
            StoreReading reading = stores.primary().read();
            Optional<WriteAttempt> there = found(former, reading);
            memory.learn(reading, known -> context.learnPrimary(known, reading));
            return there.isPresent() ? there.get() : writer.write(stores.primary(), reading, edit, null);
        } catch (BackendException unread) {
            return WriteAttempt.unread(memory.snapshot(), unread);
        }
    }

    /** Looks for an earlier try's own stamp: the store may have taken it without saying so. */
    private Optional<WriteAttempt> found(@Nullable WriteAttempt former, StoreReading reading) {
        Optional<WriteAttempt> there = Optional.ofNullable(former).flatMap(each -> each.foundIn(reading.state()));
        there.ifPresent(each -> memory.update(known -> known.learnChange(each.delta()), Cause.LOCAL_CHANGE));
        return there;
    }

    private WriteAttempt onFallback(Store fallback, Edit edit, @Nullable WriteAttempt former) {
        try {
            StoreReading reading = fallback.read();
            Optional<KeeperNote> keeper = keepers.of(reading);
            if (keeper.isEmpty()) {
                return WriteAttempt.unread(memory.snapshot(), null);
            }
            Optional<WriteAttempt> there = found(former, reading);
            memory.learn(reading, known -> known.learnFallback(reading));
            WriteAttempt attempt =
                    there.isPresent() ? there.get() : writer.write(fallback, reading, edit, keeper.get());
            return attempt.inCareOf(keeper.get().keeper());
        } catch (BackendException unread) {
            return WriteAttempt.unread(memory.snapshot(), unread);
        }
    }

    /** Leaves a change that the primary store did not acknowledge with the keeper of this host. */
    private ChangeResult left(String scope, Edit edit, WriteAttempt failed) {
        WriteAttempt attempt = failed.result() == Result.LOST_RACE
                ? null
                : stores.fallback().map(store -> leave(store, edit, failed)).orElse(null);
        if (attempt != null && attempt.isStored()) {
            return changed(scope, attempt, Outcome.DEGRADED, stores.fallback().orElseThrow());
        }
        if (failed.isInDoubt()) {
            return inDoubt(scope, failed);
        }
        if (attempt != null && attempt.isInDoubt()) {
            return inDoubt(scope, attempt);
        }
        throw NotStoredMessage.because(stores, failed, attempt, memory.flagFile());
    }

    private WriteAttempt leave(Store fallback, Edit edit, WriteAttempt failed) {
        try {
            return retries.of(fallback, former -> onFallback(fallback, edit, former), Duration.ZERO);
        } catch (ChangeRefusedException refused) {
            if (failed.isInDoubt()) { // the primary store may have it: nobody may be told that nothing happened
                return WriteAttempt.unread(memory.snapshot(), null);
            }
            throw refused;
        }
    }

    private ChangeResult inDoubt(String scope, WriteAttempt attempt) {
        ScopeStatus after = memory.preview(attempt.delta()).scope(scope, now());
        return ChangeResult.builder(Outcome.IN_DOUBT, attempt.before().scope(scope, now()), after)
                .build();
    }

    private ChangeResult changed(String scope, WriteAttempt attempt, Outcome outcome, Store store) {
        Instant now = now();
        ScopeStatus before = attempt.before().scope(scope, now);
        ScopeStatus after = memory.snapshot().scope(scope, now);
        boolean unchanged = outcome == Outcome.COMMITTED && answersAlike(before, after);
        return ChangeResult.builder(unchanged ? Outcome.UNCHANGED : outcome, before, after)
                .storedIn(List.of(store.url()))
                .keeper(attempt.keeper())
                .build();
    }

    /** Tells whether every question has the same answer, whoever made the last change and when. */
    private static boolean answersAlike(ScopeStatus before, ScopeStatus after) {
        return before.addresses().equals(after.addresses()) && on(before).equals(on(after));
    }

    private static List<Activation> on(ScopeStatus status) {
        return status.activations().stream()
                .filter(Activation::on)
                .map(each -> each.toBuilder().by("").at(Instant.EPOCH).build())
                .toList();
    }

    private Instant now() {
        return platform.clock().instant();
    }
}
