// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Group;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.Register;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.Stamp;
import io.maintenance.engine.state.State;
import io.maintenance.patience.Rounds;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Why a reader never sees half of a snapshot: everything that can be reached from one is written before it is published. */
class PublicationTest {

    /** Immutable, or filled before the constructor of their owner ends and never touched again. */
    private static final Set<Class<?>> KNOWN =
            Set.of(String.class, Instant.class, Duration.class, List.class, Map.class, SortedMap.class, HashMap.class);

    private static final int VERSIONS = Rounds.atMost(4_000);

    /** Not volatile on purpose: final fields must be enough. */
    private @Nullable Snapshot racy;

    private volatile boolean done;

    @Test
    void everythingThatASnapshotReachesIsFinal() {
        Set<Class<?>> seen = new HashSet<>();

        visit(Snapshot.class, seen);

        assertThat(seen)
                .contains(ScopeRules.class, Group.class, ActiveWindow.class)
                .hasSizeGreaterThan(10);
    }

    private static void visit(Type type, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType generic) {
            visit(generic.getRawType(), seen);
            for (Type argument : generic.getActualTypeArguments()) {
                visit(argument, seen);
            }
        } else if (type instanceof Class<?> one && seen.add(one)) {
            visitClass(one, seen);
        }
    }

    private static void visitClass(Class<?> one, Set<Class<?>> seen) {
        if (one.isArray()) {
            visit(one.getComponentType(), seen);
        } else if (!one.isPrimitive() && !one.isEnum() && !KNOWN.contains(one)) {
            assertThat(one.getName()).as("reached from a snapshot").startsWith("io.maintenance.");
            for (Field field : one.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    assertThat(Modifier.isFinal(field.getModifiers()))
                            .as("final: %s", field)
                            .isTrue();
                    visit(field.getGenericType(), seen);
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void readersWithoutAnyLockSeeWholeSnapshots() throws Exception {
        List<CompletableFuture<Long>> readers =
                List.of(CompletableFuture.supplyAsync(this::read), CompletableFuture.supplyAsync(this::read));
        try {
            publishVersions();
        } finally {
            done = true;
        }

        for (CompletableFuture<Long> reader : readers) {
            assertThat(reader.get(30, TimeUnit.SECONDS)).isLessThanOrEqualTo(VERSIONS);
        }
    }

    private void publishVersions() {
        Snapshot former = null;
        for (int i = 1; i <= VERSIONS; i++) {
            former = Snapshot.compile(state(i), false, List.of(), former);
            racy = former;
        }
    }

    private long read() {
        long latest = 0;
        while (!done) {
            Snapshot seen = racy;
            if (seen != null) {
                assertThat(seen.isOnFor("global", address(seen.version()), 0)).isFalse();
                assertThat(seen.isOnFor("global", address(seen.version() + 1), 0))
                        .isTrue();
                assertThat(seen.scope("global", Instant.EPOCH)
                                .newest()
                                .orElseThrow()
                                .reason())
                        .isEqualTo(String.valueOf(seen.version()));
                latest = seen.version();
            }
        }
        return latest;
    }

    private static String address(long number) {
        return "10.0." + number / 256 + "." + number % 256;
    }

    private static State state(int number) {
        Stamp stamp = new Stamp(number, "a@b#1");
        Attributes on =
                Attributes.of(Map.of("on", "true", "at", "2026-11-21T19:30:00Z", "reason", String.valueOf(number)));
        return new State(
                Registers.of("global", group("operator", new Register<>(stamp, on))),
                Registers.of("global", group(address(number), new Register<>(stamp, Membership.IN))));
    }

    private static <V extends Comparable<V>> Group<V> group(String name, Register<V> register) {
        return new Group<>(Stamp.NONE, new TreeMap<>(Map.of(name, register)));
    }
}
