// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Backends that are wrong about one kind of text, or one entry of the two. */
final class EntryFlaws {

    static final List<Flaw> ALL = List.of(
            Flaw.of("trims-addresses", "STO-2", TrimmedAddresses::new).also("CAS-3"),
            Flaw.of("resolves-entities", "STO-2", ResolvedEntity::new).also("CAS-3"),
            Flaw.of("cuts-namespaces", "STO-4", ShortNamespace::new),
            Flaw.of("creates-what-is-too-large", "STO-6", EarlyCreation::new),
            Flaw.of("empty-as-absent", "STO-7", EmptyAsAbsent::new),
            Flaw.of("question-marks", "STO-8", LossyEncoding::new),
            Flaw.of("one-map-for-all-reads", "STO-9", SharedMap::new),
            Flaw.of("compares-hash-codes", "CAS-3", HashComparison::new),
            Flaw.of("compares-the-beginning", "CAS-3", BeginComparison::new),
            Flaw.of("compares-versions", "CAS-6", VersionComparison::new).also("CAS-1", "CAS-2", "CAS-3", "CAS-4"),
            Flaw.of("overwrites-damage", "CAS-7", DamageOverwrite::new),
            Flaw.of("false-while-locked", "CAS-8", LockAsFalse::new),
            Flaw.of("entries-expire", "EXP-1", ShortLife::new));

    private EntryFlaws() {}

    /** Stores something else than it was given. */
    private abstract static class AlteredText extends SampleBackend {

        AlteredText(BackendOptions options) {
            super(options);
        }

        abstract String altered(StorageKey key, String text);

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            return super.replace(key, expected == null ? null : altered(key, expected), altered(key, update));
        }
    }

    private static final class TrimmedAddresses extends AlteredText {

        TrimmedAddresses(BackendOptions options) {
            super(options);
        }

        @Override
        String altered(StorageKey key, String text) {
            return key == StorageKey.MAINTENANCE_MODE_ADDRESSES ? text.strip() : text;
        }
    }

    private static final class ResolvedEntity extends AlteredText {

        ResolvedEntity(BackendOptions options) {
            super(options);
        }

        @Override
        String altered(StorageKey key, String text) {
            return text.replace("&amp;", "&");
        }
    }

    private static final class LossyEncoding extends AlteredText {

        LossyEncoding(BackendOptions options) {
            super(options);
        }

        @Override
        String altered(StorageKey key, String text) {
            return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }
    }

    private static final class ShortNamespace extends SampleBackend {

        ShortNamespace(BackendOptions options) {
            super(options);
        }

        @Override
        String name(StorageKey key) {
            return namespace.substring(0, Math.min(namespace.length(), 63)) + "|" + key;
        }
    }

    private static final class EarlyCreation extends SampleBackend {

        EarlyCreation(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            if (expected == null && update.length() > LIMIT) {
                server.replace(name(key), null, "");
            }
            return super.compareAndSet(key, expected, update);
        }
    }

    private static final class EmptyAsAbsent extends SampleBackend {

        EmptyAsAbsent(BackendOptions options) {
            super(options);
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            String text = super.get(key);
            return "".equals(text) ? null : text;
        }
    }

    private static final class SharedMap extends SampleBackend {

        private final Map<StorageKey, String> shared = new ConcurrentHashMap<>();

        SharedMap(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            Map<StorageKey, String> now = super.read();
            shared.keySet().retainAll(now.keySet());
            shared.putAll(now);
            return shared;
        }
    }

    private abstract static class LooseComparison extends SampleBackend {

        LooseComparison(BackendOptions options) {
            super(options);
        }

        abstract boolean alike(String stored, String expected);

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            String stored = get(key);
            boolean alike = stored != null && expected != null && alike(stored, expected);
            return super.replace(key, alike ? stored : expected, update);
        }
    }

    private static final class HashComparison extends LooseComparison {

        HashComparison(BackendOptions options) {
            super(options);
        }

        @Override
        boolean alike(String stored, String expected) {
            return stored.length() == expected.length() && stored.hashCode() == expected.hashCode();
        }
    }

    private static final class BeginComparison extends LooseComparison {

        private static final int COMPARED = 1 << 16;

        BeginComparison(BackendOptions options) {
            super(options);
        }

        @Override
        boolean alike(String stored, String expected) {
            return stored.length() > COMPARED && stored.regionMatches(0, expected, 0, COMPARED);
        }
    }

    /** Takes what it read last for what it expects now. */
    private static final class VersionComparison extends SampleBackend {

        private static final Map<String, Integer> VERSIONS = new ConcurrentHashMap<>();

        private final Map<StorageKey, Integer> seen = new ConcurrentHashMap<>();

        VersionComparison(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            for (StorageKey key : StorageKey.values()) {
                seen.put(key, version(key));
            }
            return super.read();
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            if (!Objects.equals(seen.getOrDefault(key, version(key)), version(key))) {
                return false;
            }
            boolean done = super.replace(key, expected, update);
            if (done) {
                seen.put(key, VERSIONS.merge(name(key), 1, Integer::sum));
            }
            return done;
        }

        private int version(StorageKey key) {
            return VERSIONS.getOrDefault(name(key), 0);
        }
    }

    private static final class DamageOverwrite extends SampleBackend {

        DamageOverwrite(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            boolean damaged = DAMAGE.text().equals(get(key));
            return super.replace(key, damaged && expected != null ? DAMAGE.text() : expected, update);
        }
    }

    private static final class LockAsFalse extends SampleBackend {

        LockAsFalse(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            return !server.locked && super.compareAndSet(key, expected, update);
        }
    }

    /** Loses entries after a number of calls, as one would after a time. */
    private static final class ShortLife extends SampleBackend {

        private static final int CALLS = 3;
        private static final AtomicInteger NOW = new AtomicInteger();
        private static final Map<String, Integer> WRITTEN = new ConcurrentHashMap<>();

        ShortLife(BackendOptions options) {
            super(options);
        }

        @Override
        void ask() {
            super.ask();
            NOW.incrementAndGet();
        }

        @Override
        @Nullable
        String get(StorageKey key) {
            boolean old = NOW.get() - WRITTEN.getOrDefault(name(key), NOW.get()) > CALLS;
            return old ? null : super.get(key);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            boolean done = super.replace(key, expected, update);
            if (done) {
                WRITTEN.put(name(key), NOW.get());
            }
            return done;
        }
    }
}
