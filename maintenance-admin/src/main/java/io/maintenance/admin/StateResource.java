// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.Token;
import io.maintenance.http.Gate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/status} and {@code /api/v1/events}: the state of everything, once, and again whenever it is another. */
final class StateResource {

    private final MaintenanceMode maintenance;
    private final Gate gate;
    private final Authentication authentication;
    private final StateFeed feed;

    StateResource(MaintenanceMode maintenance, Gate gate, Authentication authentication, StateFeed feed) {
        this.maintenance = maintenance;
        this.gate = gate;
        this.authentication = authentication;
        this.feed = feed;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/v1/status", Role.READ, false, this::status),
                new Route("GET", "/api/v1/events", Role.READ, false, this::events));
    }

    private AdminResponse status(AdminCall call) {
        StateView view = StateView.of(maintenance, call.now());
        EntityTag tag = view.tag();
        if (tag.isKnownTo(call.request().headers("If-None-Match"))) {
            return ResponseFactory.of(304, List.of(tag.weakHeader()), new byte[0]);
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>(view.document());
        document.put("clientAddress", gate.clientAddress(call.request()));
        return ResponseFactory.json(200, document, tag.weakHeader());
    }

    /** A client that comes back gets the state of now, whatever it says that it has seen last. */
    private AdminResponse events(AdminCall call) {
        Token caller = call.caller().orElseThrow();
        return ResponseFactory.events(feed.open(authentication.grant(call.request(), caller)));
    }
}
