// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import io.maintenance.engine.config.Settings;
import io.maintenance.engine.config.options.OpenedBackend;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.state.Stamps;
import io.maintenance.engine.store.Counters;
import io.maintenance.engine.store.KeeperLease;
import io.maintenance.engine.store.NodeStores;
import io.maintenance.engine.store.Quarantine;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.engine.store.WriteBack;
import java.util.Optional;

/**
 * What the parts of one node share. Each is made once, in the order in which they depend on each other.
 *
 * @param settings what the node runs with
 * @param platform what it takes from outside
 * @param writer who it is in stamps and notes, {@code who@host#} and 16 hexadecimal digits
 * @param stamps where its stamps come from
 * @param counters what it counts
 * @param dispatcher who tells its listeners
 * @param memory what it knows
 * @param stores where it keeps that
 * @param quarantine where it puts what it does not use
 */
public record NodeContext(
        Settings settings,
        Platform platform,
        String writer,
        Stamps stamps,
        Counters counters,
        EventDispatcher dispatcher,
        NodeMemory memory,
        NodeStores stores,
        Quarantine quarantine) {

    public static NodeContext of(Settings settings, Platform platform, String writer) {
        Counters counters = new Counters();
        EventDispatcher dispatcher = new EventDispatcher(platform.clock());
        NodeMemory memory = new NodeMemory(writer, settings, platform.clock(), dispatcher);
        return new NodeContext(
                settings,
                platform,
                writer,
                new Stamps(writer),
                counters,
                dispatcher,
                memory,
                stores(settings, platform, counters),
                new Quarantine(settings, platform.clock(), counters));
    }

    private static NodeStores stores(Settings settings, Platform platform, Counters counters) {
        Store primary = new Store("primary", settings.primary(), settings, platform, counters);
        OpenedBackend fallback = settings.fallback();
        return new NodeStores(
                primary,
                fallback == null
                        ? Optional.empty()
                        : Optional.of(new Store("fallback", fallback, settings, platform, counters)));
    }

    /** Returns the rules by which the fallback of this node is tended. */
    public KeeperLease lease() {
        return new KeeperLease(writer, stores.primary().identity(), platform.clock());
    }

    /** Returns what writes back into one of the stores what this node knows. */
    public WriteBack writeBack(Store store) {
        return new WriteBack(store, quarantine, counters, platform);
    }

    /** Returns the watch of this node's emergency flag file, which has not looked yet. */
    public FlagFile flagFile() {
        return new FlagFile(settings.flagFile(), memory, platform);
    }

    /** Returns what is known, and what the primary store said in addition. */
    public Knowledge learnPrimary(Knowledge known, StoreReading reading) {
        return known.learnPrimary(reading, stamps, platform.clock().millis());
    }
}
