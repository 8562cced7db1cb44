// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Backends that do not keep two texts as they are. */
final class StorageFlaws {

    static final List<Flaw> ALL = List.of(
            Flaw.of("absent-as-empty-text", "STO-1", AbsenceAsEmptyText::new).also("STO-4", "STO-6"),
            Flaw.of("trims-texts", "STO-2", TrimmedText::new),
            Flaw.of("one-record-for-both-keys", "STO-3", OneRecord::new)
                    .also("STO-1", "STO-2", "STO-4", "STO-5", "STO-6", "STO-7", "STO-8", "STO-9"),
            Flaw.of("namespace-as-bare-prefix", "STO-4", BarePrefix::new),
            Flaw.of("cached-read", "STO-5", CachedRead::new)
                    .also("STO-1", "STO-2", "STO-3", "STO-4", "STO-6", "STO-7", "STO-8", "STO-9"),
            Flaw.of("cuts-off", "STO-6", TruncatedText::new),
            Flaw.of("refuses-the-large-as-unavailable", "STO-6", LargeTextAsOutage::new),
            Flaw.of("create-overwrites", "CAS-1", OverwritingCreation::new).also("CAS-7"),
            Flaw.of("last-write-wins", "CAS-2", BlindWrite::new).also("CAS-3", "CAS-7"),
            Flaw.of("ignores-case", "CAS-3", CaseInsensitivity::new),
            Flaw.of("ignores-trailing-blanks", "CAS-3", TrailingBlankInsensitivity::new),
            Flaw.of("counts-changed-rows", "CAS-4", ChangedRowCount::new),
            Flaw.of("dies-with-its-instances", "PER-1", InstanceLifetime::new).also("PER-4", "PER-5"),
            Flaw.of("in-the-applications-cache", "PER-2", ApplicationCache::new),
            Flaw.of("loss-as-error", "PER-3", LossAsError::new).also("PER-6"),
            Flaw.of("absent-as-blank-text", "PER-4", AbsenceAsEmptyText::new).also("PER-3", "PER-5"));

    private StorageFlaws() {}

    private static final class AbsenceAsEmptyText extends SampleBackend {

        AbsenceAsEmptyText(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            Map<StorageKey, String> texts = new EnumMap<>(super.read());
            for (StorageKey key : StorageKey.values()) {
                texts.putIfAbsent(key, "");
            }
            return texts;
        }
    }

    private static final class TrimmedText extends SampleBackend {

        TrimmedText(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            return super.replace(key, expected == null ? null : expected.strip(), update.strip());
        }
    }

    private static final class OneRecord extends SampleBackend {

        OneRecord(BackendOptions options) {
            super(options);
        }

        @Override
        String name(StorageKey key) {
            return namespace;
        }
    }

    private static final class BarePrefix extends SampleBackend {

        BarePrefix(BackendOptions options) {
            super(options);
        }

        @Override
        String name(StorageKey key) {
            return (namespace + "-" + key).replace("-", "");
        }
    }

    private static final class CachedRead extends SampleBackend {

        private volatile @Nullable Map<StorageKey, String> cache;

        CachedRead(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            Map<StorageKey, String> known = Objects.requireNonNullElseGet(cache, super::read);
            cache = known;
            return known;
        }
    }

    private static final class TruncatedText extends SampleBackend {

        TruncatedText(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            return super.replace(key, expected, update.substring(0, Math.min(update.length(), 65_535)));
        }
    }

    private static final class LargeTextAsOutage extends SampleBackend {

        LargeTextAsOutage(BackendOptions options) {
            super(options);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            if (update.length() > LIMIT) {
                throw new BackendException(Kind.UNAVAILABLE, "broken pipe");
            }
            return super.compareAndSet(key, expected, update);
        }
    }

    private static final class OverwritingCreation extends SampleBackend {

        OverwritingCreation(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            return super.replace(key, expected == null ? get(key) : expected, update);
        }
    }

    private static final class BlindWrite extends SampleBackend {

        BlindWrite(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            return super.replace(key, expected == null ? null : get(key), update);
        }
    }

    /** Compares as a collation does. */
    private abstract static class CollatedComparison extends SampleBackend {

        CollatedComparison(BackendOptions options) {
            super(options);
        }

        abstract boolean equal(String a, String b);

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            String stored = get(key);
            boolean alike = stored != null && expected != null && equal(stored, expected);
            return super.replace(key, alike ? stored : expected, update);
        }
    }

    private static final class CaseInsensitivity extends CollatedComparison {

        CaseInsensitivity(BackendOptions options) {
            super(options);
        }

        @Override
        boolean equal(String a, String b) {
            return a.equalsIgnoreCase(b);
        }
    }

    private static final class TrailingBlankInsensitivity extends CollatedComparison {

        TrailingBlankInsensitivity(BackendOptions options) {
            super(options);
        }

        @Override
        boolean equal(String a, String b) {
            return a.stripTrailing().equals(b.stripTrailing());
        }
    }

    private static final class ChangedRowCount extends SampleBackend {

        ChangedRowCount(BackendOptions options) {
            super(options);
        }

        @Override
        boolean replace(StorageKey key, @Nullable String expected, String update) {
            return super.replace(key, expected, update) && !update.equals(expected);
        }
    }

    private static final class InstanceLifetime extends SampleBackend {

        private static final AtomicInteger INSTANCES = new AtomicInteger();

        InstanceLifetime(BackendOptions options) {
            super(options);
            INSTANCES.incrementAndGet();
        }

        @Override
        public void close() {
            if (!closed && INSTANCES.decrementAndGet() == 0) {
                server.forget("");
            }
            super.close();
        }
    }

    private static final class ApplicationCache extends SampleBackend {

        ApplicationCache(BackendOptions options) {
            super(options);
        }

        @Override
        String name(StorageKey key) {
            return SampleServer.NEIGHBOURS + super.name(key);
        }
    }

    private static final class LossAsError extends SampleBackend {

        private volatile boolean seen;

        LossAsError(BackendOptions options) {
            super(options);
        }

        @Override
        public Map<StorageKey, String> read() {
            Map<StorageKey, String> texts = super.read();
            if (seen && texts.isEmpty()) {
                throw new BackendException(Kind.UNAVAILABLE, "no such table");
            }
            seen |= !texts.isEmpty();
            return texts;
        }
    }
}
