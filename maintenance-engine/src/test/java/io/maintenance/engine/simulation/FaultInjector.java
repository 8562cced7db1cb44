// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.ReferenceState.RegisterName;
import io.maintenance.engine.simulation.ReferenceState.RegisterValue;
import io.maintenance.spi.StorageKey;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The faults of the stores themselves: what they lose, and what is written over. */
final class FaultInjector {

    /** What another primary store is called. */
    static final String ELSEWHERE = "simulated:elsewhere";

    private final World world;

    FaultInjector(World world) {
        this.world = world;
    }

    void loseEverything(String namespace) {
        for (StorageKey key : StorageKey.values()) {
            world.primary.put(namespace, key, null);
        }
    }

    void wipe(Host host) {
        if (host.fallback != null) {
            host.fallbackLosses++;
            host.fallbackClearSince = world.timeline.now();
            for (StorageKey key : StorageKey.values()) {
                host.fallback.put(host.namespace, key, null);
            }
        }
    }

    /** A host comes with a fallback that was kept beside another store, or the process for that one ran here for a while. */
    void bringFromElsewhere(Host host, boolean isTended) {
        SimulatedStore fallback = host.fallback;
        if (fallback == null) {
            return;
        }
        wipe(host);
        ReferenceStamp stamp = new ReferenceStamp(host.now().toEpochMilli(), "app@elsewhere#1");
        for (StorageKey key : StorageKey.values()) {
            boolean isStatus = key == StorageKey.MAINTENANCE_MODE_STATUS;
            RegisterValue line = new RegisterValue(
                    stamp, isStatus ? List.of("at", host.now().toString(), "on", "true") : ReferenceState.IN);
            RegisterName name =
                    new RegisterName(EntryParser.nameOf(key), "global", isStatus ? "elsewhere" : "10.9.9.9");
            Map<String, String> note = new TreeMap<>(Map.of("~primary", ELSEWHERE));
            if (isStatus) {
                note.put(
                        isTended ? "~keeper" : "~left",
                        host.now().truncatedTo(ChronoUnit.SECONDS) + " app@elsewhere#1");
            }
            ReferenceState said = new ReferenceState(new TreeMap<>(Map.of(name, line)), new TreeMap<>());
            fallback.put(host.namespace, key, EntryFormatter.write(key, host.namespace, said, note));
        }
    }

    void damage(Host host, boolean inPrimary, StorageKey key) {
        SimulatedStore store = inPrimary ? world.primary : host.fallback;
        String text = store == null ? null : store.text(host.namespace, key);
        if (store != null && text != null) {
            host.fallbackLosses += inPrimary ? 0 : 1;
            host.fallbackClearSince = inPrimary ? host.fallbackClearSince : world.timeline.now();
            store.put(host.namespace, key, text.substring(0, text.length() * 2 / 3));
        }
    }

    void bringForeignEntry(String namespace, StorageKey key) {
        String other = world.hosts.stream()
                .map(host -> host.namespace)
                .filter(each -> !each.equals(namespace))
                .findFirst()
                .orElse(namespace);
        String text = world.primary.text(other, key);
        if (text != null && !other.equals(namespace)) {
            world.primary.put(namespace, key, text);
            world.checker.ledger(namespace).raised |= EntryFormat.of(text).isLater();
        }
    }

    void editByHand(String namespace) {
        String text = world.primary.text(namespace, StorageKey.MAINTENANCE_MODE_STATUS);
        @Nullable String edited = text == null || !text.startsWith("format") ? null : flipped(text);
        if (text != null && edited != null) {
            world.primary.put(namespace, StorageKey.MAINTENANCE_MODE_STATUS, edited);
            world.primary.losses--; // nothing is lost
            world.checker.editedByHand(namespace, text, edited);
        }
    }

    private static String flipped(String text) {
        return text.contains(".on=true")
                ? text.replaceFirst("\\.on=true", ".on=false")
                : text.replaceFirst("\\.on=false", ".on=true");
    }
}
