// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.support.Damage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Backends that do not tell bytes that are no text from a text, or from nothing. */
final class DamageFlaws {

    private static final String RULE = "FAI-5";
    private static final String SERVER = SampleStore.SERVER;
    private static final String EMBEDDED = SampleStore.EMBEDDED;

    static final List<Flaw> ALL = List.of(
            Flaw.of("garbage-as-absent", RULE, reading((backend, key, damage) -> null)),
            Flaw.of(
                    "garbage-as-failure",
                    RULE,
                    reading((backend, key, damage) -> Alteration.fail(new BackendException(Kind.CORRUPT, "no text")))),
            Flaw.of(
                            "garbage-as-outage",
                            RULE,
                            reading((backend, key, damage) ->
                                    Alteration.fail(new BackendException(Kind.UNAVAILABLE, "no text"))))
                    .on(SERVER),
            Flaw.of("garbage-as-empty-text", RULE, reading((backend, key, damage) -> ""))
                    .on(EMBEDDED),
            Flaw.of("garbage-as-question-marks", RULE, reading((backend, key, damage) -> "\ufffdgarbage\ufffd"))
                    .on(SERVER),
            Flaw.of("garbage-as-an-entry-of-nobody", RULE, reading((backend, key, damage) -> "on=true"))
                    .on(EMBEDDED),
            Flaw.of("deletes-garbage-that-it-reads", RULE, reading((backend, key, damage) -> {
                        backend.store.forget(backend.name(key));
                        return damage;
                    }))
                    .on(SERVER),
            Flaw.of("garbage-hides-the-other-entry", RULE, Alteration.map(texts -> isDamaged(texts) ? Map.of() : texts))
                    .on(EMBEDDED),
            Flaw.of(
                    "garbage-for-ever",
                    RULE,
                    Alteration.write((backend, key, expected, update) ->
                            Damage.in(expected).isEmpty() && backend.replaced(key, expected, update))),
            Flaw.of(
                            "garbage-may-not-be-replaced",
                            RULE,
                            Alteration.write((backend, key, expected, update) ->
                                    Damage.in(expected).isPresent()
                                            ? Alteration.fail(new BackendException(Kind.REJECTED, "no text"))
                                            : backend.replaced(key, expected, update)))
                    .on(SERVER),
            Flaw.of(
                    "creates-over-garbage",
                    RULE,
                    Alteration.write((backend, key, expected, update) ->
                            backend.replaced(key, expected == null ? damage(backend, key) : expected, update))),
            Flaw.of("anybody-replaces-garbage", "CAS-7", Alteration.write((backend, key, expected, update) -> {
                String damage = expected == null ? null : damage(backend, key);
                return backend.replaced(key, damage == null ? expected : damage, update);
            })));

    private DamageFlaws() {}

    /** What is read in place of the text that stands for a damage. */
    @FunctionalInterface
    private interface Reading {
        @Nullable
        String of(SampleBackend backend, StorageKey key, String damage);
    }

    private static Function<BackendOptions, MaintenanceBackend> reading(Reading reading) {
        return options -> new SampleBackend(options) {
            @Override
            @Nullable
            String get(StorageKey key) {
                String damage = damage(this, key);
                return damage == null ? stored(key) : reading.of(this, key, damage);
            }
        };
    }

    private static boolean isDamaged(Map<StorageKey, String> texts) {
        return texts.values().stream().anyMatch(text -> Damage.in(text).isPresent());
    }

    private static @Nullable String damage(SampleBackend backend, StorageKey key) {
        return Damage.in(backend.stored(key)).map(Damage::text).orElse(null);
    }
}
