// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Backends that do not take what they say, or take more. */
final class SizeFlaws {

    private static final String RULE = "STO-6";
    private static final String SERVER = SampleStore.SERVER;
    private static final String EMBEDDED = SampleStore.EMBEDDED;
    private static final int LIMIT = SampleBackend.LIMIT;

    static final List<Flaw> ALL = List.of(
            Flaw.of("cuts-off", RULE, Alteration.stored(text -> TextFlaws.upTo(text, 65_535))),
            Flaw.of("cuts-off-at-a-megabyte", RULE, Alteration.stored(text -> TextFlaws.upTo(text, (1 << 20) - 1)))
                    .on(SERVER),
            Flaw.of("limit-in-bytes", RULE, Alteration.write((backend, key, expected, update) -> {
                        if (update.getBytes(StandardCharsets.UTF_8).length > LIMIT) {
                            throw new BackendException(Kind.TOO_LARGE, "at most " + LIMIT + " bytes");
                        }
                        return backend.replaced(key, expected, update);
                    }))
                    .on(EMBEDDED),
            Flaw.of(
                    "refuses-the-large-as-unavailable",
                    RULE,
                    large((backend, key, expected, update) ->
                            Alteration.fail(new BackendException(Kind.UNAVAILABLE, "broken pipe")))),
            Flaw.of(
                            "refuses-the-large-as-rejected",
                            RULE,
                            large((backend, key, expected, update) ->
                                    Alteration.fail(new BackendException(Kind.REJECTED, "too long"))))
                    .on(SERVER),
            Flaw.of("refuses-the-large-as-false", RULE, large((backend, key, expected, update) -> false))
                    .on(EMBEDDED),
            Flaw.of(
                    "cuts-off-the-too-large",
                    RULE,
                    large((backend, key, expected, update) ->
                            backend.compareAndSet(key, expected, TextFlaws.upTo(update, LIMIT)))),
            Flaw.of("deletes-before-the-too-large", RULE, large((backend, key, expected, update) -> {
                        backend.compareAndSet(key, expected, "");
                        return Alteration.fail(new BackendException(Kind.TOO_LARGE, "at most " + LIMIT));
                    }))
                    .on(SERVER),
            Flaw.of(
                    "creates-the-too-large-cut-off",
                    RULE,
                    large((backend, key, expected, update) -> expected == null
                            ? backend.compareAndSet(key, null, TextFlaws.upTo(update, LIMIT))
                            : Alteration.fail(new BackendException(Kind.TOO_LARGE, "at most " + LIMIT)))),
            Flaw.of("leaves-an-empty-entry-of-the-too-large", RULE, large((backend, key, expected, update) -> {
                if (expected == null) {
                    backend.compareAndSet(key, null, "");
                }
                return Alteration.fail(new BackendException(Kind.TOO_LARGE, "at most " + LIMIT));
            })),
            Flaw.of(
                            "creation-of-the-too-large-as-unavailable",
                            RULE,
                            large((backend, key, expected, update) -> Alteration.fail(new BackendException(
                                    expected == null ? Kind.UNAVAILABLE : Kind.TOO_LARGE, "too long"))))
                    .on(EMBEDDED),
            Flaw.of("states-a-shorter-limit", RULE, options -> new SampleBackend(options) {
                        @Override
                        public Traits traits() {
                            return new Traits(Traits.Reach.HOST, LIMIT / 2);
                        }
                    })
                    .on(EMBEDDED));

    private SizeFlaws() {}

    /** What is done with a text that is longer than the limit. */
    @FunctionalInterface
    private interface Large {
        boolean replace(SampleBackend backend, StorageKey key, @Nullable String expected, String update);
    }

    private static Function<BackendOptions, MaintenanceBackend> large(Large large) {
        return options -> new SampleBackend(options) {
            @Override
            public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
                return update.length() > LIMIT
                        ? large.replace(this, key, expected, update)
                        : super.compareAndSet(key, expected, update);
            }
        };
    }
}
