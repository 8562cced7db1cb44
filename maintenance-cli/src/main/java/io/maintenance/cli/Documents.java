// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.Activation;
import io.maintenance.AddressRange;
import io.maintenance.Change;
import io.maintenance.Level;
import io.maintenance.MaintenanceHealth;
import io.maintenance.ScopeStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts of JSON documents. The names are a promise to scripts, see {@code docs/json.md}. */
final class Documents {

    private Documents() {}

    /** Returns what is true of one scope. */
    static Map<String, @Nullable Object> scope(ScopeStatus status, Instant now) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("scope", status.scope());
        document.put("on", status.on());
        document.put("level", level(status.level()));
        document.put("since", Json.text(status.since()));
        document.put("until", Json.text(status.until()));
        document.put("expect", Json.text(status.expect()));
        document.put("next", Json.text(status.next()));
        document.put("heldBy", status.heldBy().stream().map(Activation::holder).toList());
        document.put(
                "activations",
                status.activations().stream().map(a -> activation(a, now)).toList());
        document.put("addresses", addresses(status.addresses()));
        return document;
    }

    /** Returns the texts of addresses. */
    static List<String> addresses(List<AddressRange> ranges) {
        return ranges.stream().map(AddressRange::text).toList();
    }

    /** Returns how far a change got. */
    static Map<String, @Nullable Object> change(Change change, Instant now) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("outcome", Json.name(change.outcome()));
        document.put("storedIn", change.storedIn());
        document.put("keeper", keeper(change.keeper()));
        document.put("before", scope(change.before(), now));
        document.put("after", scope(change.after(), now));
        return document;
    }

    /** Returns how the stores are doing. */
    static Map<String, @Nullable Object> health(MaintenanceHealth health) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("namespace", health.namespace());
        document.put("unknown", health.unknown());
        document.put("degraded", health.degraded());
        document.put("lastSync", Json.text(health.lastSync()));
        document.put("stores", health.stores().stream().map(Documents::store).toList());
        document.put("keeper", keeper(health.keeper()));
        document.put("flagFile", Json.text(health.flagFile()));
        document.put("flagged", health.flagged());
        return document;
    }

    /** Returns a level as people write it. */
    static @Nullable String level(@Nullable Level level) {
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
        document.put("from", Json.text(activation.from()));
        document.put("until", Json.text(activation.until()));
        document.put("expect", Json.text(activation.expect()));
        document.put(
                "retryAfter",
                activation.retryAfter() == null ? null : activation.retryAfter().toSeconds());
        document.put("reason", activation.reason());
        document.put("message", activation.message());
        document.put("by", activation.by());
        document.put("since", activation.since().toString());
        document.put("at", activation.at().toString());
        document.put("bypassSecret", AttributeText.hasSecret(activation));
        document.put("attributes", AttributeText.shown(activation));
        return document;
    }

    private static Map<String, @Nullable Object> store(MaintenanceHealth.Store store) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("role", store.role());
        document.put("url", store.url());
        document.put("state", Json.name(store.state()));
        document.put("watching", store.watching());
        document.put("reach", Json.name(store.reach()));
        document.put("problem", store.problem());
        return document;
    }

    private static @Nullable Map<String, Object> keeper(MaintenanceHealth.@Nullable Keeper keeper) {
        return keeper == null
                ? null
                : new TreeMap<>(Map.of("who", keeper.who(), "at", keeper.at().toString()));
    }
}
