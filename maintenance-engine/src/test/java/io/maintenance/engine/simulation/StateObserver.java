// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An observer of all state of a namespace in a world: in its stores, on its hosts, and in writes under way. */
final class StateObserver {

    private final World world;
    final EntryParser reader = new EntryParser();

    StateObserver(World world) {
        this.world = world;
    }

    Set<String> namespaces() {
        Set<String> all = new TreeSet<>();
        world.hosts.forEach(host -> all.add(host.namespace));
        return all;
    }

    List<Host> hosts(String namespace) {
        return world.hosts.stream()
                .filter(host -> host.namespace.equals(namespace))
                .toList();
    }

    /** What the store says that all share. */
    ReferenceState primary(String namespace) {
        return in(world.primary, namespace);
    }

    /** What the shared store says to those who know the first format alone. */
    ReferenceState understood(String namespace) {
        ReferenceState all = ReferenceState.EMPTY;
        for (StorageKey key : StorageKey.values()) {
            all = all.with(reader.understood(key, namespace, world.primary.text(namespace, key)));
        }
        return all;
    }

    /** What the processes of later versions know. */
    ReferenceState laterVersions(String namespace) {
        return ReferenceState.of(world.laterVersions.of(namespace).stream()
                .map(LaterVersion::knows)
                .toList());
    }

    ReferenceState in(SimulatedStore store, String namespace) {
        ReferenceState all = ReferenceState.EMPTY;
        for (StorageKey key : StorageKey.values()) {
            all = all.with(reader.read(key, namespace, store.text(namespace, key)));
        }
        return all;
    }

    /** What the replicas of a host know, and its fallback if a keeper ever tended it. */
    ReferenceState everythingOn(Host host, boolean withFallback) {
        SimulatedStore fallback = host.fallback;
        boolean tended = fallback != null
                && EntryParser.lastNote(fallback.text(host.namespace, StorageKey.MAINTENANCE_MODE_STATUS)) != null;
        ReferenceState all = fallback != null && tended && withFallback
                ? keptBesideOurs(fallback, host.namespace)
                : ReferenceState.EMPTY;
        for (SimulatedProcess process : host.replicas) {
            all = all.with(process.instance().knows());
        }
        return all;
    }

    /** What a fallback says that was kept beside the store of this world. */
    private ReferenceState keptBesideOurs(SimulatedStore fallback, String namespace) {
        ReferenceState all = ReferenceState.EMPTY;
        for (StorageKey key : StorageKey.values()) {
            String text = fallback.text(namespace, key);
            if (!FaultInjector.ELSEWHERE.equals(EntryParser.primary(text))) {
                all = all.with(reader.read(key, namespace, text));
            }
        }
        return all;
    }

    /** What may yet be written. */
    ReferenceState pendingWrites(SimulatedStore store, String namespace) {
        return ReferenceState.of(store.pendingWrites().stream()
                .map(pendingWrite -> reader.read(pendingWrite.key(), namespace, pendingWrite.update()))
                .toList());
    }

    /** Returns whether the fallback was not tended for a week: a node that starts now does not believe it. */
    static boolean isStale(Host host) {
        String note = host.fallback == null
                ? null
                : EntryParser.lastNote(host.fallback.text(host.namespace, StorageKey.MAINTENANCE_MODE_STATUS));
        try {
            Instant tended = note == null ? host.now() : Instant.parse(note.split(" ", 2)[0]);
            return tended.plus(Duration.ofDays(7)).isBefore(host.now());
        } catch (DateTimeParseException damaged) {
            return true;
        }
    }
}
