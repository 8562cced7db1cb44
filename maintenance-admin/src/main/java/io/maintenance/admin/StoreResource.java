// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.ScopeStatus;
import io.maintenance.admin.json.JsonFields;
import io.maintenance.admin.token.Role;
import io.maintenance.http.Gate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/maintenance-mode} and {@code /api/store-maintenance-mode}, as Front-Commerce documents them: the first is about
 * everything at the address of any store, the second about the store that the address belongs to, by its domain or by what its
 * paths begin with. The token may stand in the body.
 */
final class StoreResource {

    private static final String EVERYTHING = "/api/maintenance-mode";
    private static final String STORE = "/api/store-maintenance-mode";
    private static final long SHORTEST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = Duration.ofDays(365).toMillis();

    private final MaintenanceMode maintenance;
    private final Gate gate;
    private final Authentication authentication;
    private final ConditionalChange changes;

    StoreResource(MaintenanceMode maintenance, Gate gate, Authentication authentication, ConditionalChange changes) {
        this.maintenance = maintenance;
        this.gate = gate;
        this.authentication = authentication;
        this.changes = changes;
    }

    List<Route> routes() {
        return Stream.of(EVERYTHING, STORE)
                .flatMap(path -> Stream.of(
                        new Route("GET", path, null, true, call -> get(call, path)),
                        new Route("POST", path, null, true, call -> post(call, path)),
                        new Route("DELETE", path, null, true, call -> delete(call, path))))
                .toList();
    }

    private AdminResponse get(AdminCall call, String path) {
        ScopeStatus status = changes.status(scope(call, path).name());
        return ResponseFactory.json(
                200, summary(status, call), EntityTag.of(status).header());
    }

    private AdminResponse post(AdminCall call, String path) {
        AdminCall own = authenticated(call);
        JsonFields fields = own.fields();
        Optional<Boolean> enabled = fields.flag("enabled");
        Optional<Duration> duration =
                fields.integer("duration", SHORTEST_MILLIS, LONGEST_MILLIS).map(Duration::ofMillis);
        Optional<String> reason = fields.text("reason");
        Optional<String> message = fields.text("message");
        Optional<List<String>> addresses = fields.texts("allowIps");
        fields.finish();
        MaintenanceScope scope = scope(call, path);
        if (!enabled.orElse(true)) {
            return changes.make(own, scope.name(), () -> scope.disable(spec -> spec.by(own.author())));
        }
        return changes.make(
                own,
                scope.name(),
                () -> scope.enable(spec -> {
                    spec.by(own.author());
                    duration.ifPresent(spec::lasting);
                    reason.ifPresent(spec::reason);
                    message.ifPresent(spec::message);
                    addresses.ifPresent(spec::addresses);
                }));
    }

    private AdminResponse delete(AdminCall call, String path) {
        AdminCall own = authenticated(call);
        own.fields().finish();
        MaintenanceScope scope = scope(call, path);
        return changes.make(own, scope.name(), () -> scope.disable(spec -> spec.by(own.author())));
    }

    private AdminCall authenticated(AdminCall call) {
        var token =
                authentication.check(call.request(), Role.WRITE, call.fields().text("token"));
        return new AdminCall(call.request(), call.variables(), call.fields(), Optional.of(token), call.now());
    }

    /** An address that belongs to no store is an error, and never means everything. */
    private MaintenanceScope scope(AdminCall call, String path) {
        if (path.equals(EVERYTHING)) {
            return maintenance;
        }
        String scope = gate.scopeOf(call.request());
        if (scope.equals(MaintenanceMode.GLOBAL)) {
            throw new ProblemException(
                    404,
                    "unknown-store",
                    "no store belongs to this address: see maintenance.http.scopes; for everything there is "
                            + EVERYTHING);
        }
        return maintenance.scope(scope);
    }

    private static Map<String, @Nullable Object> summary(ScopeStatus status, AdminCall call) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("enabled", status.on());
        document.put("scope", status.scope());
        document.put(
                "expectedEnd",
                Stream.of(status.expect(), status.until())
                        .filter(each -> each != null && each.isAfter(call.now()))
                        .map(String::valueOf)
                        .findFirst()
                        .orElse(null));
        return document;
    }
}
