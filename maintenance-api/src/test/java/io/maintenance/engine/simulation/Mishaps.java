// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;
import org.jspecify.annotations.Nullable;

/** What befalls the stores. */
final class Mishaps {

    private final World world;

    Mishaps(World world) {
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

    void damage(Host host, boolean inPrimary, StorageKey key) {
        SimulatedStore store = inPrimary ? world.primary : host.fallback;
        String text = store == null ? null : store.text(host.namespace, key);
        if (store != null && text != null) {
            host.fallbackLosses += inPrimary ? 0 : 1;
            host.fallbackClearSince = inPrimary ? host.fallbackClearSince : world.timeline.now();
            store.put(host.namespace, key, text.substring(0, text.length() * 2 / 3));
        }
    }

    void mistake(String namespace, StorageKey key) {
        String other = world.hosts.stream()
                .map(host -> host.namespace)
                .filter(each -> !each.equals(namespace))
                .findFirst()
                .orElse(namespace);
        String text = world.primary.text(other, key);
        if (text != null && !other.equals(namespace)) {
            world.primary.put(namespace, key, text);
            world.referee.ledger(namespace).raised |= Dialect.of(text).isLater();
        }
    }

    void editByHand(String namespace) {
        String text = world.primary.text(namespace, StorageKey.MAINTENANCE_MODE_STATUS);
        @Nullable String edited = text == null || !text.startsWith("format") ? null : flipped(text);
        if (text != null && edited != null) {
            world.primary.put(namespace, StorageKey.MAINTENANCE_MODE_STATUS, edited);
            world.primary.losses--; // nothing is lost
            world.referee.editedByHand(namespace, text, edited);
        }
    }

    private static String flipped(String text) {
        return text.contains(".on=true")
                ? text.replaceFirst("\\.on=true", ".on=false")
                : text.replaceFirst("\\.on=false", ".on=true");
    }
}
