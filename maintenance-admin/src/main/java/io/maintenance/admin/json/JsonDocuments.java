// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.json;

import io.maintenance.Activation;
import io.maintenance.ChangeResult;
import io.maintenance.Level;
import io.maintenance.MaintenanceHealth;
import io.maintenance.ScopeStatus;
import io.maintenance.address.AddressRange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts that JSON documents share. Scripts rely on the names, which {@code docs/json.md} lists. */
public final class JsonDocuments {

    private JsonDocuments() {}

    /** Returns the status of a scope. */
    public static Map<String, @Nullable Object> scope(ScopeStatus status, Instant now) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("scope", status.scope());
        document.put("on", status.on());
        document.put("level", level(status.level()));
        document.put("since", JsonWriter.text(status.since()));
        document.put("until", JsonWriter.text(status.until()));
        document.put("expect", JsonWriter.text(status.expect()));
        document.put("next", JsonWriter.text(status.next()));
        document.put("heldBy", status.heldBy().stream().map(Activation::holder).toList());
        document.put(
                "activations",
                status.activations().stream().map(a -> activation(a, now)).toList());
        document.put(
                "addresses", status.addresses().stream().map(AddressRange::text).toList());
        return document;
    }

    /** Returns the result of a change. */
    public static Map<String, @Nullable Object> change(ChangeResult change, Instant now) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("outcome", JsonWriter.name(change.outcome()));
        document.put("storedIn", change.storedIn());
        document.put("keeper", keeper(change.keeper()));
        document.put("before", scope(change.before(), now));
        document.put("after", scope(change.after(), now));
        return document;
    }

    /** Returns the state of the stores. */
    public static Map<String, @Nullable Object> health(MaintenanceHealth health) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("namespace", health.namespace());
        document.put("unknown", health.unknown());
        document.put("degraded", health.degraded());
        document.put("lastSync", JsonWriter.text(health.lastSync()));
        document.put(
                "stores", health.stores().stream().map(JsonDocuments::store).toList());
        document.put("keeper", keeper(health.keeper()));
        document.put("flagFile", JsonWriter.text(health.flagFile()));
        document.put("flagged", health.flagged());
        return document;
    }

    /** Returns the name of a level; {@code null} for {@code null}. */
    public static @Nullable String level(@Nullable Level level) {
        return level == null ? null : level.label();
    }

    private static Map<String, @Nullable Object> activation(Activation activation, Instant now) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("scope", activation.scope());
        document.put("holder", activation.holder());
        document.put("on", activation.on());
        document.put("active", activation.isActiveAt(now));
        document.put("scheduled", activation.isScheduledAt(now));
        document.put("level", activation.level().label());
        document.put("from", JsonWriter.text(activation.from()));
        document.put("until", JsonWriter.text(activation.until()));
        document.put("expect", JsonWriter.text(activation.expect()));
        document.put(
                "retryAfter",
                activation.retryAfter() == null ? null : activation.retryAfter().toSeconds());
        document.put("reason", activation.reason());
        document.put("message", activation.message());
        document.put("by", activation.by());
        document.put("since", activation.since().toString());
        document.put("at", activation.at().toString());
        document.put("bypassSecret", PublicAttributes.hasSecret(activation));
        document.put("attributes", PublicAttributes.of(activation));
        return document;
    }

    private static Map<String, @Nullable Object> store(MaintenanceHealth.StoreStatus store) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("role", store.role());
        document.put("url", store.url());
        document.put("state", JsonWriter.name(store.state()));
        document.put("watching", store.watching());
        document.put("reach", JsonWriter.name(store.reach()));
        document.put("problem", store.problem());
        return document;
    }

    private static @Nullable Map<String, Object> keeper(MaintenanceHealth.@Nullable Keeper keeper) {
        return keeper == null
                ? null
                : new TreeMap<>(Map.of("who", keeper.who(), "at", keeper.at().toString()));
    }
}
