// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One place in which a sound backend is altered; each returns what opens the broken one. */
final class Alteration {

    private Alteration() {}

    /** What a backend does in place of the store's compare-and-set, on a thread of its own. */
    @FunctionalInterface
    interface Write {
        boolean replace(SampleBackend backend, StorageKey key, @Nullable String expected, String update);
    }

    static Function<BackendOptions, MaintenanceBackend> write(Write write) {
        return options -> new SampleBackend(options) {
            @Override
            boolean replace(StorageKey key, @Nullable String expected, String update) {
                return write.replace(this, key, expected, update);
            }
        };
    }

    /** Alters each text before it is stored or compared. */
    static Function<BackendOptions, MaintenanceBackend> stored(UnaryOperator<String> change) {
        return write((backend, key, expected, update) ->
                backend.replaced(key, expected == null ? null : change.apply(expected), change.apply(update)));
    }

    /** Alters each text that is read, and compares with what is stored. */
    static Function<BackendOptions, MaintenanceBackend> shown(UnaryOperator<String> change) {
        return options -> new SampleBackend(options) {
            @Override
            @Nullable
            String get(StorageKey key) {
                String text = stored(key);
                return text == null ? null : change.apply(text);
            }
        };
    }

    /** Compares what a function makes of two texts. */
    static Function<BackendOptions, MaintenanceBackend> compared(Function<String, ?> by) {
        return write((backend, key, expected, update) -> {
            String text = backend.stored(key);
            boolean alike = text != null && expected != null && by.apply(text).equals(by.apply(expected));
            return backend.replaced(key, alike ? text : expected, update);
        });
    }

    /** Names records otherwise. */
    static Function<BackendOptions, MaintenanceBackend> records(BiFunction<String, StorageKey, String> name) {
        return options -> new SampleBackend(options) {
            @Override
            String name(StorageKey key) {
                return name.apply(namespace, key);
            }
        };
    }

    /** Alters the map that is returned. */
    static Function<BackendOptions, MaintenanceBackend> map(UnaryOperator<Map<StorageKey, String>> change) {
        return options -> new SampleBackend(options) {
            @Override
            public Map<StorageKey, String> read() {
                return change.apply(super.read());
            }
        };
    }

    /** Makes of a failure of either call what a caller gets. */
    static Function<BackendOptions, MaintenanceBackend> failure(
            Function<BackendException, Map<StorageKey, String>> read, Function<BackendException, Boolean> write) {
        return options -> new SampleBackend(options) {
            @Override
            public Map<StorageKey, String> read() {
                try {
                    return super.read();
                } catch (BackendException e) {
                    return read.apply(e);
                }
            }

            @Override
            public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
                try {
                    return super.compareAndSet(key, expected, update);
                } catch (BackendException e) {
                    return write.apply(e);
                }
            }
        };
    }

    /** Throws what it is given, where a value is asked for. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // there is no value of it
    static <T> T fail(RuntimeException failure) {
        throw failure;
    }
}
