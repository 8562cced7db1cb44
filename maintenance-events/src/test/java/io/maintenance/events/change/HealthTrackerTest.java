// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceHealth.StoreState;
import io.maintenance.MaintenanceHealth.StoreStatus;
import io.maintenance.events.log.EventEntry;
import io.maintenance.spi.Traits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of the stores. */
class HealthTrackerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T19:30:00Z");

    private final HealthTracker tracker = new HealthTracker(health(false, 2));

    @Test
    void aStoreThatIsLostAndBackIsToldOnceEach() {
        assertThat(tracker.advance(health(false, 2), NOW)).isEmpty();
        assertThat(tracker.advance(health(true, 2), NOW))
                .containsExactly(new EventEntry(
                        "maintenance.degraded", NOW, Map.of("store", "redis://cache:6379", "problem", "refused")));
        assertThat(tracker.advance(health(true, 2), NOW)).isEmpty();
        assertThat(tracker.advance(health(false, 2), NOW))
                .containsExactly(new EventEntry("maintenance.recovered", NOW, Map.of("store", "redis://cache:6379")));
    }

    @Test
    void whatWasPutBackIsCounted() {
        assertThat(tracker.advance(health(false, 4), NOW))
                .containsExactly(new EventEntry("maintenance.reasserted", NOW, Map.of("entries", 2L)));
        assertThat(tracker.advance(health(false, 4), NOW)).isEmpty();
    }

    @Test
    void aStoreThatWasAwayFromTheBeginningIsToldAtTheFirstLook() {
        assertThat(new HealthTracker(health(true, 0)).advance(health(true, 0), NOW))
                .extracting(EventEntry::type)
                .containsExactly("maintenance.degraded");
    }

    private static MaintenanceHealth health(boolean degraded, long reasserted) {
        StoreState state = degraded ? StoreState.DOWN : StoreState.UP;
        String problem = degraded ? "refused" : null;
        StoreStatus primary =
                new StoreStatus("primary", "redis://cache:6379", state, false, Traits.Reach.CLUSTER, problem);
        return MaintenanceHealth.builder("shop")
                .degraded(degraded)
                .stores(List.of(primary))
                .counters(Map.of("reasserted-entries", reasserted))
                .build();
    }
}
