// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import io.maintenance.engine.config.Settings;
import io.maintenance.engine.config.options.OpenedBackend;
import io.maintenance.engine.platform.Surroundings;
import io.maintenance.engine.state.Stamps;
import io.maintenance.engine.store.Counters;
import io.maintenance.engine.store.EntryWriter;
import io.maintenance.engine.store.KeeperLease;
import io.maintenance.engine.store.Reading;
import io.maintenance.engine.store.SetAside;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.Stores;
import java.util.Optional;

/**
 * What the parts of one node share. Each is made once, in the order in which they depend on each other.
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
public record NodeContext(
        Settings settings,
        Surroundings surroundings,
        String writer,
        Stamps stamps,
        Counters counters,
        Announcer announcer,
        Memory memory,
        Stores stores,
        SetAside setAside) {

    public static NodeContext of(Settings settings, Surroundings surroundings, String writer) {
        Counters counters = new Counters();
        Announcer announcer = new Announcer(surroundings.clock());
        Memory memory = new Memory(surroundings.clock(), settings.onUnknown(), announcer, settings.flagFile());
        return new NodeContext(
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

    /** Returns the rules by which the fallback of this node is tended. */
    public KeeperLease lease() {
        return new KeeperLease(writer, stores.primary().identity(), surroundings.clock());
    }

    /** Returns what writes into one of the stores. */
    public EntryWriter writerInto(Store store) {
        return new EntryWriter(store, setAside, counters, surroundings);
    }

    /** Returns the watch of this node's emergency flag file, which has not looked yet. */
    public FlagFile flagFile() {
        return new FlagFile(settings.flagFile(), memory, surroundings);
    }

    /** Returns what is known, and what the primary store said in addition. */
    public Knowledge learnPrimary(Knowledge known, Reading reading) {
        return known.learnPrimary(reading, stamps, surroundings.clock().millis());
    }
}
