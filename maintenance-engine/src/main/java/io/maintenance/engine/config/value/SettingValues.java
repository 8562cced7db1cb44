// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.value;

import io.maintenance.SettingsReader;
import io.maintenance.settings.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings of one switch, with what they come to and what is wrong with them. Not thread-safe. */
public final class SettingValues {

    /** Stands for an absent value. */
    public static final String NONE = "none";

    private final Map<String, SettingValue> values;
    private final ConfigurationProblems problems;
    private final EffectiveValues effective;
    private final SettingsReader reader;

    /** Creates the settings of a switch, which were taken from all sources. */
    public SettingValues(Map<String, SettingValue> values, ConfigurationProblems problems) {
        this.values = values;
        this.problems = problems;
        this.effective = new EffectiveValues(values);
        Map<String, Setting> settings = new TreeMap<>();
        values.forEach((key, value) -> settings.put(key, new Setting(value.text(), value.origin())));
        this.reader = new SettingsReader(settings);
    }

    /** Returns what reads single settings; what it finds counts once {@link #finish} is called. */
    public SettingsReader reader() {
        return reader;
    }

    /** Takes over what the reader has found. */
    public void finish() {
        problems.addAll(reader.problems());
        effective.add(reader.effective());
    }

    /** Returns where wrong values are noted. */
    public ConfigurationProblems problems() {
        return problems;
    }

    /** Returns what the settings that were read so far come to. */
    public EffectiveValues inForce() {
        return effective;
    }

    /** Returns a setting as it is written; empty if it is not set. */
    public Optional<SettingValue> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Returns the settings below a prefix, without it, except the URL. */
    public Map<String, SettingValue> leaves(String prefix) {
        Map<String, SettingValue> leaves = new TreeMap<>();
        values.forEach((key, given) -> {
            if (key.startsWith(prefix) && !key.equals(prefix + "url")) {
                leaves.put(key.substring(prefix.length()), given);
            }
        });
        return leaves;
    }
}
