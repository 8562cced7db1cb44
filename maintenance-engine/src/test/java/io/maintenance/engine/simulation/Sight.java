// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What there is of a namespace in a world: in its stores, on its hosts, and on the way. */
final class Sight {

    private final World world;
    final EntryReader reader = new EntryReader();

    Sight(World world) {
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
    Mirror primary(String namespace) {
        return in(world.primary, namespace);
    }

    /** What the shared store says to those who know the first format alone. */
    Mirror understood(String namespace) {
        Mirror all = Mirror.EMPTY;
        for (StorageKey key : StorageKey.values()) {
            all = all.with(reader.understood(key, namespace, world.primary.text(namespace, key)));
        }
        return all;
    }

    /** What the processes of later versions know. */
    Mirror successors(String namespace) {
        return Mirror.of(
                world.succession.of(namespace).stream().map(Successor::knows).toList());
    }

    Mirror in(SimulatedStore store, String namespace) {
        Mirror all = Mirror.EMPTY;
        for (StorageKey key : StorageKey.values()) {
            all = all.with(reader.read(key, namespace, store.text(namespace, key)));
        }
        return all;
    }

    /** What the replicas of a host know, and its fallback if somebody ever tended it. */
    Mirror everythingOn(Host host, boolean withFallback) {
        SimulatedStore fallback = host.fallback;
        boolean tended = fallback != null
                && EntryReader.lastNote(fallback.text(host.namespace, StorageKey.MAINTENANCE_MODE_STATUS)) != null;
        Mirror all =
                fallback != null && tended && withFallback ? keptBesideOurs(fallback, host.namespace) : Mirror.EMPTY;
        for (Process process : host.replicas) {
            all = all.with(process.instance().knows());
        }
        return all;
    }

    /** What a fallback says that was kept beside the store of this world. */
    private Mirror keptBesideOurs(SimulatedStore fallback, String namespace) {
        Mirror all = Mirror.EMPTY;
        for (StorageKey key : StorageKey.values()) {
            String text = fallback.text(namespace, key);
            if (!Mishaps.ELSEWHERE.equals(EntryReader.primary(text))) {
                all = all.with(reader.read(key, namespace, text));
            }
        }
        return all;
    }

    /** What may yet be written. */
    Mirror flying(SimulatedStore store, String namespace) {
        return Mirror.of(store.flying().stream()
                .map(flight -> reader.read(flight.key(), namespace, flight.update()))
                .toList());
    }

    /** Tells whether nobody has tended the fallback for a week, or could: who starts now does not believe it. */
    static boolean isStale(Host host) {
        String note = host.fallback == null
                ? null
                : EntryReader.lastNote(host.fallback.text(host.namespace, StorageKey.MAINTENANCE_MODE_STATUS));
        try {
            Instant tended = note == null ? host.now() : Instant.parse(note.split(" ", 2)[0]);
            return tended.plus(Duration.ofDays(7)).isBefore(host.now());
        } catch (DateTimeParseException damaged) {
            return true;
        }
    }
}
