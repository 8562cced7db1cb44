// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.harness;

import io.maintenance.Activation;
import io.maintenance.ChangeResult;
import io.maintenance.Level;
import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.MaintenanceHealth.StoreState;
import io.maintenance.MaintenanceHealth.StoreStatus;
import io.maintenance.ScopeStatus;
import io.maintenance.address.AddressRange;
import io.maintenance.spi.Traits.Reach;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that tests begin with. */
public final class SampleData {

    public static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    public static final Clock BERLIN = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
    public static final Clock UTC = Clock.fixed(NOW, ZoneId.of("UTC"));

    private SampleData() {}

    public static Activation activation(String holder, String reason, @Nullable Instant until) {
        return Activation.builder("global", holder, NOW)
                .on(true)
                .until(until)
                .reason(reason)
                .by("ops@web-1")
                .build();
    }

    public static ScopeStatus off() {
        return ScopeStatus.builder("global").build();
    }

    public static ScopeStatus on(Activation... holders) {
        List<Activation> all =
                holders.length > 0 ? List.of(holders) : List.of(activation("operator", "Database migration", null));
        return ScopeStatus.builder("global")
                .on(true)
                .level(Level.FULL)
                .heldBy(all)
                .since(NOW)
                .activations(all)
                .addresses(List.of(AddressRange.parse("203.0.113.7")))
                .build();
    }

    public static ChangeResult change(ChangeResult.Outcome outcome, ScopeStatus before, ScopeStatus after) {
        Keeper keeper = outcome == ChangeResult.Outcome.DEGRADED ? new Keeper("shop@web-1", NOW) : null;
        return ChangeResult.builder(outcome, before, after)
                .storedIn(List.of("redis://cache/14"))
                .keeper(keeper)
                .build();
    }

    public static MaintenanceHealth healthy() {
        return health(StoreState.UP, false, null);
    }

    public static MaintenanceHealth health(StoreState state, boolean unknown, @Nullable String problem) {
        StoreStatus primary = new StoreStatus("primary", "redis://cache/14", state, false, Reach.CLUSTER, problem);
        return MaintenanceHealth.builder("shop")
                .unknown(unknown)
                .lastSync(NOW)
                .stores(List.of(primary))
                .build();
    }
}
