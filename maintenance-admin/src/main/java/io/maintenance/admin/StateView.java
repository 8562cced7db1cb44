// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.Activation;
import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.ScopeStatus;
import io.maintenance.admin.json.JsonDocuments;
import io.maintenance.admin.json.JsonWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything at one moment: how the stores are, and every scope.
 *
 * @param snapshot what was known
 * @param stores how the stores were
 * @param document all of it, as it is printed
 * @param changes when it will be another by itself; empty if not
 */
record StateView(
        MaintenanceSnapshot snapshot,
        Map<String, @Nullable Object> stores,
        Map<String, @Nullable Object> document,
        Optional<Instant> changes) {

    private static final String LAST_SYNC = "lastSync";
    private static final String KEEPER = "keeper";

    /** Looks at a switch. */
    static StateView of(MaintenanceMode maintenance, Instant now) {
        MaintenanceSnapshot snapshot = maintenance.snapshot();
        List<ScopeStatus> scopes = scopes(snapshot, now);
        Map<String, @Nullable Object> stores = stores(maintenance);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("on", snapshot.scope(MaintenanceMode.GLOBAL, now).on());
        document.putAll(stores);
        document.put(
                "scopes",
                scopes.stream().map(each -> JsonDocuments.scope(each, now)).toList());
        return new StateView(snapshot, stores, document, changes(scopes, now));
    }

    /** Returns every scope that has, or had, anything; {@code global} always. */
    static List<ScopeStatus> scopes(MaintenanceSnapshot snapshot, Instant now) {
        Set<String> names = new TreeSet<>(snapshot.scopes());
        names.add(MaintenanceMode.GLOBAL);
        return names.stream().map(name -> snapshot.scope(name, now)).toList();
    }

    /** Returns {@code true} if nothing is different now, so that nothing need be rendered again. */
    boolean isCurrent(MaintenanceMode maintenance, Instant now) {
        return maintenance.snapshot() == snapshot
                && changes.map(now::isBefore).orElse(true)
                && lasting(stores(maintenance)).equals(lasting(stores));
    }

    /** Returns the tag of what it says. */
    EntityTag tag() {
        return EntityTag.ofText(JsonWriter.line(lasting(document)));
    }

    private static Map<String, @Nullable Object> stores(MaintenanceMode maintenance) {
        MaintenanceHealth health = maintenance.health();
        Map<String, @Nullable Object> stores = JsonDocuments.health(health);
        stores.put("warnings", health.warnings());
        return stores;
    }

    /** Leaves out when a store was asked and a keeper took its note: that is each second and each minute, and no news. */
    private static Map<String, @Nullable Object> lasting(Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> lasting = new LinkedHashMap<>(document);
        lasting.remove(LAST_SYNC);
        if (lasting.get(KEEPER) instanceof Map<?, ?> keeper) {
            lasting.put(KEEPER, keeper.get("who"));
        }
        return lasting;
    }

    private static Optional<Instant> changes(List<ScopeStatus> scopes, Instant now) {
        return scopes.stream()
                .flatMap(scope -> scope.activations().stream())
                .filter(Activation::on)
                .flatMap(each -> Stream.of(Optional.ofNullable(each.from()), Optional.ofNullable(each.until())))
                .flatMap(Optional::stream)
                .filter(each -> each.isAfter(now))
                .min(Comparator.naturalOrder());
    }
}
