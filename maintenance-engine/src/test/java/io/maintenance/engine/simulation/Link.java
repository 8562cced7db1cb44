// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.SimulatedStore.Flight;
import io.maintenance.engine.simulation.SimulatedStore.Pushing;
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

/** One process's way to a store: in whatever weather there is, each call takes its time and has its fate. */
final class Link implements MaintenanceBackend {

    private final Process process;
    private final SimulatedStore store;
    private final boolean primary;
    private final Timeline timeline;
    private final Chance chance;
    private boolean closed;

    Link(Process process, SimulatedStore store, boolean primary) {
        this.process = process;
        this.store = store;
        this.primary = primary;
        this.timeline = process.world().timeline;
        this.chance = process.chance(primary ? "primary" : "fallback");
    }

    private Weather weather() {
        return primary ? process.host().toPrimary : process.host().toFallback;
    }

    @Override
    public Map<StorageKey, String> read() {
        Map<StorageKey, String> texts = readNow();
        if (primary && texts.values().stream().map(Dialect::of).anyMatch(Dialect::isLater)) {
            process.sawLater = Math.min(process.sawLater, timeline.now());
        }
        return texts;
    }

    private Map<StorageKey, String> readNow() {
        process.world().referee.lookAt(process);
        Weather weather = weather().ofCall(chance);
        if (store.readsAtOnce) {
            return exchange(weather, () -> new EnumMap<>(store.of(process.namespace())));
        }
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        read(weather, StorageKey.MAINTENANCE_MODE_STATUS, texts);
        read(Weather.CLEAR, StorageKey.MAINTENANCE_MODE_ADDRESSES, texts);
        return texts;
    }

    private void read(Weather weather, StorageKey key, Map<StorageKey, String> texts) {
        String text = exchange(weather, () -> store.of(process.namespace()).getOrDefault(key, ""));
        if (!text.isEmpty()) {
            texts.put(key, text);
        }
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        process.world().referee.writing(process, primary, key, expected, update);
        Weather weather = weather().ofCall(chance);
        if (weather == Weather.READ_ONLY) {
            timeline.sleep(chance.millis(0, 5));
            throw new BackendException(Kind.REJECTED, "read-only");
        }
        return write(
                weather,
                () -> store.compareAndSet(process.namespace(), key, expected, update),
                new Flight(key, update));
    }

    private <T> T exchange(Weather weather, Supplier<T> effect) {
        switch (weather) {
            case REFUSING -> refuse();
            case CUT -> giveUp();
            case SLOW -> travel(chance.millis(50, 1500));
            default -> travel(timeToTravel());
        }
        T result = effect.get();
        travel(weather == Weather.SLOW ? chance.millis(0, 500) : timeToTravel());
        return result;
    }

    /** The effect of a write comes about even if its writer has died or given up. */
    private boolean write(Weather weather, Supplier<Boolean> effect, Flight flight) {
        if (weather == Weather.REFUSING) {
            refuse();
        }
        if (weather == Weather.CUT && chance.is(70)) {
            giveUp();
        }
        long there =
                switch (weather) {
                    case LATE -> chance.millis(300, 5000);
                    case SLOW, CUT -> chance.millis(50, 1500);
                    default -> timeToTravel();
                };
        Boolean[] done = new Boolean[1];
        store.launch(flight);
        timeline.at(timeline.now() + there, () -> {
            store.land(flight);
            done[0] = effect.get();
        });
        if (weather == Weather.LATE && chance.is(50)) {
            timeline.sleep(chance.millis(1, 50));
            throw new BackendException(Kind.UNAVAILABLE, "connection reset");
        }
        travel(there);
        if (weather == Weather.DEAF || weather == Weather.CUT) {
            lose();
        }
        travel(weather == Weather.SLOW ? chance.millis(0, 500) : timeToTravel());
        return done[0];
    }

    private long timeToTravel() {
        return primary ? chance.millis(0, 4) : chance.millis(0, 1);
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
        if (chance.is(50)) {
            timeline.sleep(chance.millis(1, 50));
            throw new BackendException(Kind.UNAVAILABLE, "connection reset");
        }
        giveUp();
    }

    private void refuse() {
        timeline.sleep(chance.millis(0, 5));
        throw new BackendException(Kind.UNAVAILABLE, "connection refused");
    }

    private void giveUp() {
        timeline.sleepUntil(timeline.current().deadline);
        throw new BackendException(Kind.UNAVAILABLE, "no answer in time");
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        if (store.pushing == Pushing.NOTHING || closed) {
            return Optional.empty();
        }
        Runnable watcher = () -> {
            if (isHeard()) {
                timeline.at(timeline.now() + chance.millis(0, 30), () -> hintUnlessKilled(hint));
            }
        };
        store.watchers.add(watcher);
        process.onReconnect(() -> timeline.at(timeline.now(), () -> hintUnlessKilled(hint)));
        return Optional.of(new Watch() {
            @Override
            public boolean isComplete() {
                return store.pushing == Pushing.EVERYTHING && isOpen();
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
        return isOpen() && (store.pushing == Pushing.EVERYTHING || chance.is(70));
    }

    private boolean isOpen() {
        return weather() != Weather.CUT && weather() != Weather.REFUSING && weather() != Weather.MIXED;
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
