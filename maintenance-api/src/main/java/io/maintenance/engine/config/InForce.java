// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.Setting;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each setting comes to, for people. It is told by those who read the settings, so that no default is written down twice;
 * what nobody understood stands as it was written. Shows no secret.
 */
final class InForce {

    private static final String HIDDEN = "***";

    private final SortedMap<String, Setting> settings = new TreeMap<>();

    InForce(Map<String, Given> written) {
        written.forEach(
                (key, given) -> put(key, key.endsWith(".url") ? Redaction.of(given.text()) : given.text(), given));
    }

    /** Adds what others read and judge. */
    void add(Map<String, Setting> others) {
        others.forEach((key, setting) -> put(key, setting.value(), setting.origin()));
    }

    /** Notes how a value was understood. */
    void put(String key, String value, Given given) {
        put(key, value, given.origin());
    }

    /** Notes how a value was understood. */
    void put(String key, String value, String origin) {
        boolean secret = Keys.isSecret(key);
        settings.put(key, new Setting(secret ? HIDDEN : Redaction.withoutLogins(value), origin));
    }

    /** Notes what holds where nothing is set. */
    void byDefault(String key, String value) {
        put(key, value, Given.byDefault(value));
    }

    /** Takes out what is written and does not count. */
    void remove(String key) {
        settings.remove(key);
    }

    SortedMap<String, Setting> all() {
        return settings;
    }
}
