// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.NotStoredException;
import io.maintenance.engine.KeeperLease.Standing;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.config.Configuration;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.config.options.OpenedBackend;
import io.maintenance.engine.config.sources.Environment;
import io.maintenance.engine.state.HandEdits;
import io.maintenance.engine.state.Stamps;
import io.maintenance.engine.state.State;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Puts the parts of a node together. Each part is made once, in the order in which they depend on each other.
 *
 * @param settings what the node runs with
 * @param surroundings what it takes from outside
 * @param writer who it is in stamps and notes, {@code who@host#} and 16 hexadecimal digits
 * @param stamps where its stamps come from
 * @param counters what it counts
 * @param announcer who tells its listeners
 * @param memory what it knows
 * @param stores where it keeps that
 * @param setAside where it puts what it does not use
 */
record NodeParts(
        Settings settings,
        Surroundings surroundings,
        String writer,
        Stamps stamps,
        Counters counters,
        Announcer announcer,
        Memory memory,
        Stores stores,
        SetAside setAside) {

    static NodeParts of(Settings settings, Surroundings surroundings, String writer) {
        Counters counters = new Counters();
        Announcer announcer = new Announcer(surroundings.clock());
        Memory memory = new Memory(surroundings.clock(), settings.onUnknown(), announcer, settings.flagFile());
        return new NodeParts(
                settings,
                surroundings,
                writer,
                new Stamps(writer),
                counters,
                announcer,
                memory,
                stores(settings, surroundings, counters),
                new SetAside(settings, surroundings.clock(), counters));
    }

    private static Stores stores(Settings settings, Surroundings surroundings, Counters counters) {
        Store primary = new Store("primary", settings.primary(), settings, surroundings, counters);
        OpenedBackend fallback = settings.fallback();
        return new Stores(
                primary,
                fallback == null
                        ? Optional.empty()
                        : Optional.of(new Store("fallback", fallback, settings, surroundings, counters)));
    }

    /** A node that keeps its stores converged: it believes what it remembers, and is its own keeper. */
    Node replica(Duration waitStore) {
        stores.all().forEach(store -> store.report().begin());
        SleepWatch sleep = new SleepWatch(surroundings.clock());
        Optional<FallbackKeeper> keeper = stores.fallback().map(store -> new FallbackKeeper(this, store, sleep));
        Life life = new ReplicaLife(this, new Synchronizer(this, sleep), keeper);
        Changes.Keepers keepers = reading -> keeper.flatMap(each -> each.noteFor(reading));
        return new Node(this, life, changes(UnaryOperator.identity(), waitStore, keepers, Optional::empty));
    }

    /** Adds what the primary store said to what is known; what somebody edited there by hand as a change. */
    Knowledge learnPrimary(Knowledge known, Reading reading) {
        Knowledge learned = known.learnPrimary(reading);
        State edits = learned.newer()
                ? State.EMPTY
                : HandEdits.between(
                        known.state(),
                        reading.state(),
                        stamps,
                        surroundings.clock().millis());
        return edits.isEmpty() ? learned : learned.learnChange(edits);
    }

    Pace pace() {
        return new Pace(settings.pollInterval(), settings.pollIntervalWatched(), surroundings.nanoTime());
    }

    EntryWriter writerInto(Store store) {
        return new EntryWriter(store, this);
    }

    /** A node for one command: it writes nothing but its own changes, and leaves them only with a keeper that is there. */
    Node oneShot(Duration waitStore) {
        FirstContact contact = new FirstContact(stores.primary(), surroundings);
        Changes changes = changes(remembered -> State.EMPTY, waitStore, this::noteOfAnother, contact::failure);
        return new Node(this, new OneShotLife(this, contact), changes);
    }

    /**
     * Reads the same namespace of another store.
     *
     * @throws MaintenanceException if it cannot be read whole
     */
    Reading read(MaintenanceBackendFactory factory) {
        Configuration configuration = new Configuration(Environment.real());
        configuration.set("maintenance.namespace", settings.namespace());
        configuration.set("maintenance.flag-file", "none");
        configuration.backend(factory);
        configuration.noFallback();
        try (Store other = new Store("other", configuration.resolve().primary(), settings, surroundings, counters)) {
            Reading reading = other.read();
            if (reading.isNewer()) {
                throw Refusals.newer();
            }
            Store.WRITE_ORDER.stream()
                    .filter(key -> reading.entry(key).isDamaged())
                    .findFirst()
                    .ifPresent(key -> {
                        throw Refusals.damaged(other, key, reading.entry(key));
                    });
            return reading;
        } catch (BackendException unread) {
            throw new NotStoredException(
                    "Nothing was taken over: the other store could not be read: " + unread.getMessage(), unread);
        }
    }

    private Changes changes(
            UnaryOperator<State> remembered,
            Duration waitStore,
            Changes.Keepers keepers,
            Supplier<Optional<BackendException>> unanswered) {
        ChangeWriter changeWriter = new ChangeWriter(memory, stamps, surroundings, setAside, remembered);
        return new Changes(this, changeWriter, waitStore, keepers, unanswered);
    }

    FlagFile flagFile() {
        return new FlagFile(settings.flagFile(), memory, surroundings);
    }

    /** Returns how the fallback of this node is tended. */
    KeeperLease lease() {
        return new KeeperLease(writer, stores.primary().identity(), surroundings.clock());
    }

    /** Returns the note as a command finds it, if whoever wrote it is there to deliver a change. */
    private Optional<KeeperNote> noteOfAnother(Reading fallback) {
        return lease().of(fallback) == Standing.LIVE ? fallback.note() : Optional.empty();
    }
}
