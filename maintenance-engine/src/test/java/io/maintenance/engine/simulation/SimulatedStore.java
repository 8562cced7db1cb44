// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A store with the entries of every namespace. It keeps backups of itself, and counts. */
final class SimulatedStore {

    private static final int BACKUPS = 12;

    private final Map<String, EnumMap<StorageKey, String>> entries = new TreeMap<>();
    private final Map<String, List<EnumMap<StorageKey, String>>> backups = new TreeMap<>();
    private final List<PendingWrite> pendingWrites = new ArrayList<>();
    final List<Runnable> watchers = new ArrayList<>();
    final boolean readsAtOnce;
    final PushMode pushMode;
    long writes;
    long attempts;
    long losses;

    /** A write that is under way. */
    record PendingWrite(StorageKey key, String update) {}

    /** How much of what changes a store pushes to those who watch it. */
    enum PushMode {
        NOTHING,
        MOST,
        EVERYTHING
    }

    SimulatedStore(boolean readsAtOnce, PushMode pushMode) {
        this.readsAtOnce = readsAtOnce;
        this.pushMode = pushMode;
    }

    EnumMap<StorageKey, String> of(String namespace) {
        return entries.computeIfAbsent(namespace, any -> new EnumMap<>(StorageKey.class));
    }

    @Nullable
    String text(String namespace, StorageKey key) {
        return of(namespace).get(key);
    }

    boolean compareAndSet(String namespace, StorageKey key, @Nullable String expected, String update) {
        attempts++;
        if (!Objects.equals(text(namespace, key), expected)) {
            return false;
        }
        writes++;
        backUp(namespace);
        of(namespace).put(key, update);
        tellWatchers();
        return true;
    }

    /** Puts a text there as people and faults do. */
    void put(String namespace, StorageKey key, @Nullable String text) {
        losses++;
        if (text == null) {
            of(namespace).remove(key);
        } else {
            of(namespace).put(key, text);
        }
        tellWatchers();
    }

    /** Goes back to what it held some changes ago. */
    void restore(String namespace, int ago) {
        List<EnumMap<StorageKey, String>> kept = backups.getOrDefault(namespace, List.of());
        if (!kept.isEmpty()) {
            EnumMap<StorageKey, String> old = kept.get(Math.max(0, kept.size() - ago));
            for (StorageKey key : StorageKey.values()) {
                put(namespace, key, old.get(key));
            }
        }
    }

    private void backUp(String namespace) {
        List<EnumMap<StorageKey, String>> kept = backups.computeIfAbsent(namespace, any -> new ArrayList<>());
        kept.add(new EnumMap<>(of(namespace)));
        if (kept.size() > BACKUPS) {
            kept.remove(0);
        }
    }

    private void tellWatchers() {
        List.copyOf(watchers).forEach(Runnable::run);
    }

    /** Notes that a write is under way, whatever becomes of its writer. */
    void addPending(PendingWrite pendingWrite) {
        pendingWrites.add(pendingWrite);
    }

    void removePending(PendingWrite pendingWrite) {
        pendingWrites.remove(pendingWrite);
    }

    /** Returns what may yet be written. */
    List<PendingWrite> pendingWrites() {
        return List.copyOf(pendingWrites);
    }
}
