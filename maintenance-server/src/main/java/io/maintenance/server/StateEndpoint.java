// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.server.mirror.MirrorStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What programs that know nothing of us ask by a status code alone: {@code /flag} is there while maintenance is on (200, else 404),
 * {@code /open} the other way round (200, else 503); {@code /health/live} and {@code /health/ready} are about this server.
 * Thread-safe.
 */
final class StateEndpoint {

    private final MaintenanceMode maintenance;
    private final Supplier<List<MirrorStatus>> mirrors;

    StateEndpoint(MaintenanceMode maintenance, Supplier<List<MirrorStatus>> mirrors) {
        this.maintenance = maintenance;
        this.mirrors = mirrors;
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

    /**
     * A server that knows the state answers, also while its store is away or a mirror cannot be written: to take it out of service
     * would make nothing better.
     */
    private ServerResponse ready() {
        MaintenanceHealth health = maintenance.health();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", health.unknown() ? "unknown" : "up");
        document.put("maintenance", maintenance.isOn());
        document.put("degraded", health.degraded());
        document.put(
                "failingMirrors",
                mirrors.get().stream()
                        .filter(MirrorStatus::isFailing)
                        .map(MirrorStatus::name)
                        .toList());
        return ServerResponse.json(health.unknown() ? 503 : 200, document);
    }
}
