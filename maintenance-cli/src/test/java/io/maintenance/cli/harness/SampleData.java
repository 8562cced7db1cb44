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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that tests begin with. */
public final class SampleData {

    public static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    public static final Clock BERLIN = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
    public static final Clock UTC = Clock.fixed(NOW, ZoneId.of("UTC"));

    private SampleData() {}

    public static Activation activation(String holder, String reason, @Nullable Instant until) {
        return new Activation(
                "global",
                holder,
                true,
                Level.FULL,
                null,
                until,
                null,
                null,
                reason,
                "",
                "ops@web-1",
                NOW,
                NOW,
                Map.of());
    }

    public static ScopeStatus off() {
        return new ScopeStatus("global", false, null, List.of(), null, null, null, null, List.of(), List.of());
    }

    public static ScopeStatus on(Activation... holders) {
        List<Activation> all =
                holders.length > 0 ? List.of(holders) : List.of(activation("operator", "Database migration", null));
        return new ScopeStatus(
                "global",
                true,
                Level.FULL,
                all,
                NOW,
                null,
                null,
                null,
                all,
                List.of(AddressRange.parse("203.0.113.7")));
    }

    @SuppressWarnings("NullAway") // the compiler leaves @Nullable of a record's components out of its constructor
    public static ChangeResult change(ChangeResult.Outcome outcome, ScopeStatus before, ScopeStatus after) {
        Keeper keeper = outcome == ChangeResult.Outcome.DEGRADED ? new Keeper("shop@web-1", NOW) : null;
        return new ChangeResult(outcome, before, after, List.of("redis://cache/14"), keeper);
    }

    public static MaintenanceHealth healthy() {
        return health(StoreState.UP, false, null);
    }

    public static MaintenanceHealth health(StoreState state, boolean unknown, @Nullable String problem) {
        StoreStatus primary = new StoreStatus("primary", "redis://cache/14", state, false, Reach.CLUSTER, problem);
        return new MaintenanceHealth(
                "shop", false, unknown, NOW, List.of(primary), null, null, false, List.of(), Map.of());
    }
}
