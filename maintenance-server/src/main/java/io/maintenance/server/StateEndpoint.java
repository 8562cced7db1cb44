// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import java.util.Optional;

/**
 * What programs that know nothing of us ask by a status code alone: {@code /flag} is there while maintenance is on (200, else 404),
 * {@code /open} the other way round (200, else 503); {@code /health/live} and {@code /health/ready} are about this server.
 * Thread-safe.
 */
final class StateEndpoint {

    private final MaintenanceMode maintenance;

    StateEndpoint(MaintenanceMode maintenance) {
        this.maintenance = maintenance;
    }

    Optional<ServerResponse> answer(String path) {
        return switch (path) {
            case "/flag" ->
                Optional.of(
                        maintenance.isOn()
                                ? ServerResponse.text(200, "maintenance")
                                : ServerResponse.text(404, "open"));
            case "/open" ->
                Optional.of(
                        maintenance.isOn()
                                ? ServerResponse.text(503, "maintenance")
                                : ServerResponse.text(200, "open"));
            case "/health/live" -> Optional.of(ServerResponse.text(200, "up"));
            case "/health/ready" -> Optional.of(ready());
            default -> Optional.empty();
        };
    }

    /** A server that knows the state answers, also while its store is away. */
    private ServerResponse ready() {
        MaintenanceHealth health = maintenance.health();
        if (health.unknown()) {
            return ServerResponse.text(503, "nothing is known yet: no store was reached since the start");
        }
        return ServerResponse.text(
                200, health.degraded() ? "up, and the store is away: this is the last known state" : "up");
    }
}
