// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.ScopeStatus;
import io.maintenance.address.AddressRange;
import io.maintenance.admin.json.JsonDocuments;
import io.maintenance.admin.token.Role;
import io.maintenance.http.BypassSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/scopes}: scopes, who holds them, and their allow-lists. */
final class ScopeResource {

    private static final String SCOPES = "/api/v1/scopes";
    private static final String SCOPE = SCOPES + "/{scope}";
    private static final String HOLDERS = SCOPE + "/holders";
    private static final String HOLDER = HOLDERS + "/{holder}";
    private static final String ADDRESSES = SCOPE + "/addresses";

    private final MaintenanceMode maintenance;
    private final ConditionalChange changes;

    ScopeResource(MaintenanceMode maintenance, ConditionalChange changes) {
        this.maintenance = maintenance;
        this.changes = changes;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", SCOPES, Role.READ, false, this::scopes),
                new Route("GET", SCOPE, Role.READ, false, this::scope),
                new Route("PUT", HOLDER, Role.WRITE, false, this::enable),
                new Route("DELETE", HOLDER, Role.WRITE, false, this::disable),
                new Route("DELETE", HOLDERS, Role.WRITE, false, this::disableAll),
                new Route("GET", ADDRESSES, Role.READ, false, this::addresses),
                new Route("PUT", ADDRESSES, Role.WRITE, false, this::replaceAddresses),
                new Route("POST", ADDRESSES, Role.WRITE, false, this::changeAddresses));
    }

    private AdminResponse scopes(AdminCall call) {
        call.fields().finish();
        List<Map<String, @Nullable Object>> scopes = StateView.scopes(maintenance.snapshot(), call.now()).stream()
                .map(each -> JsonDocuments.scope(each, call.now()))
                .toList();
        return ResponseFactory.json(200, Map.of("scopes", scopes));
    }

    private AdminResponse scope(AdminCall call) {
        call.fields().finish();
        ScopeStatus status = changes.status(named(call).name());
        EntityTag tag = EntityTag.of(status);
        if (tag.isKnownTo(call.request().headers("If-None-Match"))) {
            return ResponseFactory.of(304, List.of(tag.header()), new byte[0]);
        }
        return ResponseFactory.json(200, JsonDocuments.scope(status, call.now()), tag.header());
    }

    private AdminResponse enable(AdminCall call) {
        MaintenanceScope scope = named(call);
        ActivationFields activation = ActivationFields.read(call.fields());
        Optional<String> by = call.fields().text("by");
        call.fields().finish();
        Optional<BypassSecret> secret =
                activation.withSecret() ? Optional.of(BypassSecret.generate()) : Optional.empty();
        return changes.make(
                call,
                scope.name(),
                () -> scope.enable(spec -> {
                    spec.holder(call.variable("holder")).by(author(call, by));
                    activation.applyTo(spec);
                    secret.ifPresent(each -> each.addTo(spec));
                }),
                secret.map(each -> Map.of("secret", each.reveal())).orElse(Map.of()));
    }

    /** A token speaks for itself; whom it acts for is added and takes nothing away. */
    private static String author(AdminCall call, Optional<String> by) {
        return by.map(each -> call.author() + " for " + each).orElseGet(call::author);
    }

    private AdminResponse disable(AdminCall call) {
        MaintenanceScope scope = named(call);
        call.fields().finish();
        return changes.make(
                call,
                scope.name(),
                () -> scope.disable(spec -> spec.holder(call.variable("holder")).by(call.author())));
    }

    private AdminResponse disableAll(AdminCall call) {
        MaintenanceScope scope = named(call);
        call.fields().finish();
        return changes.make(
                call,
                scope.name(),
                () -> scope.disable(spec -> spec.allHolders().by(call.author())));
    }

    private AdminResponse addresses(AdminCall call) {
        call.fields().finish();
        ScopeStatus status = changes.status(named(call).name());
        return ResponseFactory.json(
                200,
                Map.of(
                        "addresses",
                        status.addresses().stream().map(AddressRange::text).toList()),
                EntityTag.of(status).header());
    }

    private AdminResponse replaceAddresses(AdminCall call) {
        MaintenanceScope scope = named(call);
        List<String> ranges = call.fields().texts("addresses").orElseGet(() -> {
            call.fields().wrong("addresses", "is a list of texts, and needed; an empty one clears the allow-list");
            return List.of();
        });
        call.fields().finish();
        return changes.make(call, scope.name(), () -> scope.setAddresses(ranges));
    }

    private AdminResponse changeAddresses(AdminCall call) {
        MaintenanceScope scope = named(call);
        List<String> added = call.fields().texts("add").orElse(List.of());
        List<String> removed = call.fields().texts("remove").orElse(List.of());
        if (added.isEmpty() == removed.isEmpty()) {
            call.fields()
                    .wrong(
                            "add",
                            "or remove is a list of addresses and ranges: one of the two, because it is one change");
        }
        call.fields().finish();
        return changes.make(
                call,
                scope.name(),
                () -> added.isEmpty()
                        ? scope.disallow(removed.toArray(String[]::new))
                        : scope.allow(added.toArray(String[]::new)));
    }

    private MaintenanceScope named(AdminCall call) {
        try {
            return maintenance.scope(call.variable("scope"));
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(404, "unknown-scope", String.valueOf(unknown.getMessage()));
        }
    }
}
