// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.admin.json.ExplanationDocument;
import io.maintenance.admin.json.JsonFields;
import io.maintenance.admin.token.Role;
import io.maintenance.http.Explanation;
import io.maintenance.http.Gate;
import io.maintenance.http.RequestDescription;
import io.maintenance.http.RequestTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /api/v1/explain}: what a visitor would get, as the gate itself decides it. A {@code POST}, because a header may hold the
 * secret of a bypass, which belongs into no log of addresses; it changes nothing.
 */
final class ExplainResource {

    private final Gate gate;

    ExplainResource(Gate gate) {
        this.gate = gate;
    }

    List<Route> routes() {
        return List.of(new Route("POST", "/api/v1/explain", Role.READ, false, this::explain));
    }

    private AdminResponse explain(AdminCall call) {
        JsonFields fields = call.fields();
        Optional<String> scope = fields.text("scope");
        RequestDescription request = request(fields);
        fields.finish();
        Explanation explanation = scope.isPresent() ? gate.explainIn(scope.get(), request) : gate.explain(request);
        return ResponseFactory.json(200, ExplanationDocument.of(explanation));
    }

    private static RequestDescription request(JsonFields fields) {
        String method = fields.text("method").orElse("GET");
        String path = fields.text("path").orElse("/");
        String address = fields.text("address").orElse(null);
        String host = fields.text("host").orElse(null);
        Map<String, List<String>> headers = fields.textListsByName("headers").orElse(Map.of());
        try {
            return new RequestDescription(method, new RequestTarget(path), address, host, headers);
        } catch (IllegalArgumentException wrong) {
            fields.wrong("path", String.valueOf(wrong.getMessage()));
            return new RequestDescription(method, new RequestTarget("/"), address, host, headers);
        }
    }
}
