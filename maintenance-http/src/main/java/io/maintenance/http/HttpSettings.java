// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceMode;
import io.maintenance.http.path.ScopeMap;
import io.maintenance.http.settings.GateSettings;
import io.maintenance.http.settings.HttpSettingNames;
import io.maintenance.http.settings.SettingsReview;
import io.maintenance.settings.Setting;
import io.maintenance.spi.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a gate is configured with: the settings {@code maintenance.http.*}, checked. They are explained in {@code docs/http.md}.
 * Immutable.
 */
public final class HttpSettings {

    private static final HttpSettings DEFAULTS = new HttpSettings(Map.of());

    private final Map<String, Setting> given;
    private final GateSettings gateSettings;

    private HttpSettings(Map<String, Setting> given) {
        this.given = Map.copyOf(given);
        this.gateSettings = GateSettings.of(this.given);
    }

    /** Returns the defaults. */
    public static HttpSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Reads settings by their full names, such as {@code maintenance.http.dry-run}. Names that do not begin with {@code
     * maintenance.http.} are not looked at.
     *
     * @param origin where the values come from, for messages: {@code init parameters of the filter}
     * @throws ConfigurationException with every mistake
     */
    public static HttpSettings of(Map<String, String> values, String origin) {
        return DEFAULTS.with(values, origin);
    }

    /**
     * Returns the settings that the configuration of a switch holds: in its system properties, environment and file.
     *
     * @throws ConfigurationException with every mistake
     */
    public static HttpSettings of(MaintenanceMode maintenance) {
        Map<String, Setting> found = maintenance.settings(HttpSettingNames.PREFIX, HttpSettingNames.ALL);
        return found.isEmpty() ? DEFAULTS : new HttpSettings(found);
    }

    /** Returns the names of all settings, in the order in which {@code docs/http.md} explains them. */
    public static List<String> names() {
        return HttpSettingNames.ALL;
    }

    /**
     * Returns these settings with others laid over them.
     *
     * @throws ConfigurationException with every mistake
     */
    public HttpSettings with(Map<String, String> values, String origin) {
        Map<String, Setting> all = new TreeMap<>(given);
        values.forEach((name, value) -> all.put(name, new Setting(value, origin)));
        return new HttpSettings(all);
    }

    /** Returns what is allowed among these settings, and will not do what somebody expects; for {@code doctor}. */
    public List<Finding> diagnose() {
        return new SettingsReview(gateSettings).all();
    }

    /** Returns every scope that a request can belong to, sorted. */
    public SortedSet<String> scopes() {
        SortedSet<String> scopes = new TreeSet<>(Set.of(defaultScope()));
        gateSettings.scopes().entries().forEach(entry -> scopes.add(entry.scope()));
        return scopes;
    }

    /**
     * Returns the scope of each host that has one of its own, by the host in lower case, sorted. Parts that are told apart by a path
     * are not among them.
     */
    public SortedMap<String, String> hostScopes() {
        SortedMap<String, String> scopes = new TreeMap<>();
        for (ScopeMap.ScopeMapping entry : gateSettings.scopes().entries()) {
            if (!entry.host().isEmpty() && entry.path().isEmpty()) {
                scopes.putIfAbsent(entry.host(), entry.scope());
            }
        }
        return scopes;
    }

    /** Returns the scope of all requests that belong to no part. */
    public String defaultScope() {
        return gateSettings.scopes().otherwise();
    }

    GateSettings gateSettings() {
        return gateSettings;
    }
}
