// SPDX-License-Identifier: Apache-2.0
package io.maintenance.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.Level;
import io.maintenance.MaintenanceMode;
import io.maintenance.http.Gate;
import io.maintenance.http.RequestView;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaintenanceMetricsTest {

    private final MaintenanceMode maintenance = MaintenanceMode.builder()
            .backend("memory:" + UUID.randomUUID())
            .properties(
                    Map.of("maintenance.http.scopes", "shop.example=store-a", "maintenance.scopes", "store-a,store-b"),
                    "a test")
            .open();
    private final Gate gate = Gate.of(maintenance);
    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final MaintenanceMetrics metrics = new MaintenanceMetrics(maintenance, gate);

    @BeforeEach
    void bind() {
        metrics.bindTo(registry);
    }

    @AfterEach
    void close() {
        metrics.close();
        maintenance.close();
    }

    private double value(String name, String... tags) {
        return valueIn(registry, name, tags);
    }

    private static double valueIn(SimpleMeterRegistry registry, String name, String... tags) {
        return registry.get(name).tags(tags).meter().measure().iterator().next().getValue();
    }

    @Test
    void whatIsOnIsActiveForEachScope() {
        maintenance.scope("store-a").enable();

        assertThat(value("maintenance.active", "scope", "store-a")).isOne();
        assertThat(value("maintenance.active", "scope", "global")).isZero();
    }

    @Test
    void everyConfiguredScopeIsThereAndNoOther() {
        assertThat(registry.find("maintenance.active").gauges())
                .extracting(gauge -> gauge.getId().getTag("scope"))
                .containsExactlyInAnyOrder("global", "store-a", "store-b");
    }

    @Test
    void theLevelIsANumberThatGrowsWithStrictness() {
        assertThat(value("maintenance.level", "scope", "global")).isZero();

        maintenance.enable(spec -> spec.level(Level.READ_ONLY));
        assertThat(value("maintenance.level", "scope", "global")).isOne();

        maintenance.enable();
        assertThat(value("maintenance.level", "scope", "global")).isEqualTo(2);
    }

    @Test
    void aMaintenanceIsOverdueFromItsExpectedEndOn() {
        Instant now = Instant.now();
        maintenance.enable(spec -> spec.expect(now.plusSeconds(60)));
        clock.add(Duration.ofMillis(now.toEpochMilli() - clock.wallTime()));
        assertThat(value("maintenance.overdue", "scope", "global")).isZero();

        clock.add(Duration.ofSeconds(90));

        assertThat(value("maintenance.overdue", "scope", "global")).isEqualTo(30);
    }

    @Test
    void theAgeOfTheContactGrowsWithTime() {
        Instant last = maintenance.health().lastSync();
        clock.add(Duration.ofMillis(Objects.requireNonNull(last).toEpochMilli() - clock.wallTime()));

        clock.add(Duration.ofHours(1));

        assertThat(value("maintenance.contact.age")).isLessThanOrEqualTo(3600).isGreaterThan(0);
    }

    @Test
    void requestsAreCountedByTheRuleThatDecided() {
        maintenance.enable();
        var unused = gate.decide(new SampleRequest());

        assertThat(value("maintenance.requests", "rule", "maintenance")).isOne();
        assertThat(value("maintenance.requests", "rule", "address")).isZero();
    }

    @Test
    void changesAreCountedByTheirCause() {
        maintenance.enable();

        await().until(() -> value("maintenance.changes", "cause", "local-change") == 1);
    }

    @Test
    void aStoreThatIsAwayIsDegradedAndAnError() {
        try (MaintenanceMode lost = MaintenanceMode.builder()
                        .namespace("shop")
                        .backend(options -> new AbsentBackend())
                        .noFallback()
                        .startTimeout(Duration.ofMillis(10))
                        .open();
                MaintenanceMetrics own = new MaintenanceMetrics(lost)) {
            SimpleMeterRegistry other = new SimpleMeterRegistry();
            own.bindTo(other);

            await().until(() -> valueIn(other, "maintenance.store.errors", "kind", "read") > 0);
            assertThat(valueIn(other, "maintenance.degraded")).isOne();
            assertThat(valueIn(other, "maintenance.unknown")).isOne();
            assertThat(valueIn(other, "maintenance.contact.age")).isNaN();
        }
    }

    @Test
    void withoutAGateThereAreNoRequests() {
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        try (MaintenanceMetrics own = new MaintenanceMetrics(maintenance)) {
            own.bindTo(other);

            assertThat(other.find("maintenance.requests").meters()).isEmpty();
            assertThat(other.find("maintenance.active").meters()).isNotEmpty();
        }
    }

    @Test
    void closingRemovesEveryMeterFromEveryRegistry() {
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        metrics.bindTo(other);

        metrics.close();

        assertThat(registry.getMeters()).isEmpty();
        assertThat(other.getMeters()).isEmpty();
    }

    @Test
    void everyMeterSaysWhatItIs() {
        assertThat(registry.getMeters()).extracting(Meter::getId).allSatisfy(id -> assertThat(id.getDescription())
                .isNotBlank());
    }

    @Test
    void aRegistryThatIsDroppedIsNotHeld() {
        WeakReference<SimpleMeterRegistry> dropped = new WeakReference<>(boundRegistry(maintenance, gate));

        await().until(() -> {
            System.gc();
            return dropped.get() == null;
        });
    }

    private static SimpleMeterRegistry boundRegistry(MaintenanceMode maintenance, Gate gate) {
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        new MaintenanceMetrics(maintenance, gate).bindTo(other);
        return other;
    }

    /** A request of somebody whom nothing lets through. */
    private record SampleRequest() implements RequestView {

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/";
        }

        @Override
        public String rawPath() {
            return "/";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public String remoteAddress() {
            return "203.0.113.9";
        }

        @Override
        public String host() {
            return "other.example";
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public String protocol() {
            return "HTTP/1.1";
        }
    }

    /** A store that is never reached. */
    private static final class AbsentBackend implements MaintenanceBackend {

        @Override
        public Map<StorageKey, String> read() {
            throw new BackendException(BackendException.Kind.UNAVAILABLE, "the store is away");
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            throw new BackendException(BackendException.Kind.UNAVAILABLE, "the store is away");
        }

        @Override
        public void close() {}
    }
}
