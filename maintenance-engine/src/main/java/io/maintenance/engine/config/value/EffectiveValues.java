// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.value;

import io.maintenance.engine.config.url.BackendUrl;
import io.maintenance.engine.config.url.UrlRedaction;
import io.maintenance.settings.RedactedText;
import io.maintenance.settings.SecretNames;
import io.maintenance.settings.Setting;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each setting comes to, for people. It is told by those who read the settings, so that no default is written down twice;
 * what nobody understood stands as it was written. Shows no secret.
 */
public final class EffectiveValues {

    private static final String HIDDEN = "***";

    private static final String URL = ".url";

    private final SortedMap<String, Setting> settings = new TreeMap<>();
    private final Set<String> given = new TreeSet<>();

    EffectiveValues(Map<String, SettingValue> written) {
        addWritten(written);
    }

    /** Adds settings as they are written. */
    public final void addWritten(Map<String, SettingValue> written) {
        written.forEach(this::addNames);
        written.forEach(
                (key, value) -> put(key, key.endsWith(URL) ? UrlRedaction.of(value.text()) : value.text(), value));
    }

    /** A URL may hold the password of a user who stands beside it. */
    private void addNames(String key, SettingValue value) {
        if (!value.text().isEmpty()) {
            given.add(key);
        }
        if (key.endsWith(URL)) {
            String prefix = key.substring(0, key.length() - URL.length() + 1);
            BackendUrl.tryParse(value.text())
                    .ifPresent(url -> url.given().forEach(option -> given.add(prefix + option)));
        }
    }

    /** Adds what others read and judge. */
    public void add(Map<String, Setting> others) {
        others.forEach((key, setting) -> put(key, setting.value(), setting.origin()));
    }

    /** Notes how a value was understood. */
    public void put(String key, String value, SettingValue given) {
        put(key, value, given.origin());
    }

    /** Notes how a value was understood. */
    public void put(String key, String value, String origin) {
        boolean secret = SecretNames.isSecret(key, given);
        settings.put(key, new Setting(secret ? HIDDEN : RedactedText.withoutLogins(value), origin));
    }

    /** Notes what holds where nothing is set. */
    public void byDefault(String key, String value) {
        put(key, value, SettingValue.byDefault(value));
    }

    /** Takes out what is written and does not count. */
    public void remove(String key) {
        settings.remove(key);
    }

    /** Returns every setting by name. */
    public SortedMap<String, Setting> all() {
        return settings;
    }
}
