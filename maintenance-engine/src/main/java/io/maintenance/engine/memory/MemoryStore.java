// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.memory;

import io.maintenance.spi.StorageKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What all backends of one name and namespace share. It lives as long as the process, like a server would. */
final class MemoryStore {

    private static final Map<List<String>, MemoryStore> STORES = new ConcurrentHashMap<>();

    private final Map<StorageKey, String> entries = new EnumMap<>(StorageKey.class);
    private final List<MemoryWatch> watches = new CopyOnWriteArrayList<>();

    static MemoryStore named(String name, String namespace) {
        return STORES.computeIfAbsent(List.of(name, namespace), key -> new MemoryStore());
    }

    synchronized Map<StorageKey, String> read() {
        return Map.copyOf(entries);
    }

    synchronized boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        boolean asExpected = Objects.equals(entries.get(key), expected);
        if (asExpected) {
            entries.put(key, update);
        }
        return asExpected;
    }

    void add(MemoryWatch watch) {
        watches.add(watch);
    }

    void remove(MemoryWatch watch) {
        watches.remove(watch);
    }

    /** Hints every watch but the writer's own, on the writer's thread and outside the lock. */
    void changedBy(MemoryBackend writer) {
        watches.stream().filter(watch -> watch.owner() != writer).forEach(MemoryWatch::hint);
    }

    void closeWatchesOf(MemoryBackend owner) {
        watches.stream().filter(watch -> watch.owner() == owner).forEach(MemoryWatch::close);
    }
}
