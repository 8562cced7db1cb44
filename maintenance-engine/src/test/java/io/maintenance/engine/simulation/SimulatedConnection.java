// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.SimulatedStore.PendingWrite;
import io.maintenance.engine.simulation.SimulatedStore.PushMode;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Traits.Reach;
import io.maintenance.spi.Watch;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connection of one process to a store: the condition of the network decides how long each call takes, and how it ends. */
final class SimulatedConnection implements MaintenanceBackend {

    private final SimulatedProcess process;
    private final SimulatedStore store;
    private final boolean primary;
    private final Timeline timeline;
    private final RandomSource random;
    private boolean closed;

    SimulatedConnection(SimulatedProcess process, SimulatedStore store, boolean primary) {
        this.process = process;
        this.store = store;
        this.primary = primary;
        this.timeline = process.world().timeline;
        this.random = process.random(primary ? "primary" : "fallback");
    }

    private NetworkCondition condition() {
        return primary ? process.host().toPrimary : process.host().toFallback;
    }

    @Override
    public Map<StorageKey, String> read() {
        Map<StorageKey, String> texts = readNow();
        if (primary && texts.values().stream().map(EntryFormat::of).anyMatch(EntryFormat::isLater)) {
            process.sawLaterFormat = Math.min(process.sawLaterFormat, timeline.now());
        }
        return texts;
    }

    private Map<StorageKey, String> readNow() {
        process.world().checker.lookAt(process);
        NetworkCondition condition = condition().ofCall(random);
        if (store.readsAtOnce) {
            return exchange(condition, () -> new EnumMap<>(store.of(process.namespace())));
        }
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        read(condition, StorageKey.MAINTENANCE_MODE_STATUS, texts);
        read(NetworkCondition.HEALTHY, StorageKey.MAINTENANCE_MODE_ADDRESSES, texts);
        return texts;
    }

    private void read(NetworkCondition condition, StorageKey key, Map<StorageKey, String> texts) {
        String text = exchange(condition, () -> store.of(process.namespace()).getOrDefault(key, ""));
        if (!text.isEmpty()) {
            texts.put(key, text);
        }
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        process.world().checker.writing(process, primary, key, expected, update);
        NetworkCondition condition = condition().ofCall(random);
        if (condition == NetworkCondition.READ_ONLY) {
            timeline.sleep(random.millis(0, 5));
            throw new BackendException(Kind.REJECTED, "read-only");
        }
        return write(
                condition,
                () -> store.compareAndSet(process.namespace(), key, expected, update),
                new PendingWrite(key, update));
    }

    private <T> T exchange(NetworkCondition condition, Supplier<T> effect) {
        switch (condition) {
            case REFUSING -> refuse();
            case PARTITIONED -> giveUp();
            case SLOW -> travel(random.millis(50, 1500));
            default -> travel(timeToTravel());
        }
        T result = effect.get();
        travel(condition == NetworkCondition.SLOW ? random.millis(0, 500) : timeToTravel());
        return result;
    }

    /** The effect of a write comes about even if its writer has died or given up. */
    private boolean write(NetworkCondition condition, Supplier<Boolean> effect, PendingWrite pendingWrite) {
        if (condition == NetworkCondition.REFUSING) {
            refuse();
        }
        if (condition == NetworkCondition.PARTITIONED && random.is(70)) {
            giveUp();
        }
        long there =
                switch (condition) {
                    case WRITES_LATE -> random.millis(300, 5000);
                    case SLOW, PARTITIONED -> random.millis(50, 1500);
                    default -> timeToTravel();
                };
        Boolean[] done = new Boolean[1];
        store.addPending(pendingWrite);
        timeline.at(timeline.now() + there, () -> {
            store.removePending(pendingWrite);
            done[0] = effect.get();
        });
        if (condition == NetworkCondition.WRITES_LATE && random.is(50)) {
            timeline.sleep(random.millis(1, 50));
            throw new BackendException(Kind.UNAVAILABLE, "connection reset");
        }
        travel(there);
        if (condition == NetworkCondition.ANSWERS_LOST || condition == NetworkCondition.PARTITIONED) {
            lose();
        }
        travel(condition == NetworkCondition.SLOW ? random.millis(0, 500) : timeToTravel());
        return done[0];
    }

    private long timeToTravel() {
        return primary ? random.millis(0, 4) : random.millis(0, 1);
    }

    /** Lets time pass, but not more than the caller waits. */
    private void travel(long nanos) {
        long arrival = timeline.now() + nanos;
        if (arrival > timeline.current().deadline) {
            giveUp();
        }
        timeline.sleepUntil(arrival);
    }

    private void lose() {
        if (random.is(50)) {
            timeline.sleep(random.millis(1, 50));
            throw new BackendException(Kind.UNAVAILABLE, "connection reset");
        }
        giveUp();
    }

    private void refuse() {
        timeline.sleep(random.millis(0, 5));
        throw new BackendException(Kind.UNAVAILABLE, "connection refused");
    }

    private void giveUp() {
        timeline.sleepUntil(timeline.current().deadline);
        throw new BackendException(Kind.UNAVAILABLE, "no answer in time");
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        if (store.pushMode == PushMode.NOTHING || closed) {
            return Optional.empty();
        }
        Runnable watcher = () -> {
            if (isHeard()) {
                timeline.at(timeline.now() + random.millis(0, 30), () -> hintUnlessKilled(hint));
            }
        };
        store.watchers.add(watcher);
        process.onReconnect(() -> timeline.at(timeline.now(), () -> hintUnlessKilled(hint)));
        return Optional.of(new Watch() {
            @Override
            public boolean isComplete() {
                return store.pushMode == PushMode.EVERYTHING && isOpen();
            }

            @Override
            public void close() {
                store.watchers.remove(watcher);
            }
        });
    }

    private void hintUnlessKilled(Runnable hint) {
        if (!process.isGone()) {
            hint.run();
        }
    }

    private boolean isHeard() {
        return isOpen() && (store.pushMode == PushMode.EVERYTHING || random.is(70));
    }

    private boolean isOpen() {
        return condition() != NetworkCondition.PARTITIONED
                && condition() != NetworkCondition.REFUSING
                && condition() != NetworkCondition.MIXED;
    }

    @Override
    public Traits traits() {
        return new Traits(primary ? Reach.CLUSTER : Reach.HOST, Integer.MAX_VALUE);
    }

    @Override
    public void close() {
        closed = true;
    }
}
