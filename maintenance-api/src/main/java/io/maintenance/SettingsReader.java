// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import io.maintenance.settings.RedactedText;
import io.maintenance.settings.SecretNames;
import io.maintenance.settings.Setting;
import io.maintenance.spi.NameSuggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings by their names into values. A wrong value is noted as a problem and answered with the default, so that all
 * problems are reported together; no problem shows a secret. Blanks around a value do not count. Not thread-safe.
 *
 * <p>The switch reads its own settings with it, and so can a module that builds on the switch:
 *
 * <pre>{@code
 * SettingsReader reader = new SettingsReader(maintenance.settings("maintenance.shop.", NAMES));
 * Duration pause = reader.value("maintenance.shop.pause", SettingType.duration(), Duration.ofSeconds(5));
 * reader.checkNames("maintenance.shop.", NAMES);
 * reader.throwIfAny();
 * }</pre>
 */
public final class SettingsReader {

    private static final String NONE = "none";

    private static final Setting DEFAULT = new Setting("", "the default");

    private final Map<String, Setting> settings = new TreeMap<>();
    private final SortedMap<String, Setting> effective = new TreeMap<>();
    private final Set<String> problems = new LinkedHashSet<>();

    /** Creates a reader of these settings, by their full names. */
    public SettingsReader(Map<String, Setting> settings) {
        settings.forEach((name, setting) ->
                this.settings.put(name, new Setting(setting.value().strip(), setting.origin())));
    }

    /** Returns a setting as it is written; empty if it is not set. */
    public Optional<Setting> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** Returns {@code true} if a setting has a value. */
    public boolean isSet(String name) {
        return settings.containsKey(name);
    }

    /** Returns a setting as text. */
    public String text(String name, String byDefault) {
        return value(name, SettingType.of(text -> text, text -> text), byDefault);
    }

    /** Returns the value of a setting; the default if it is not set or wrong, which is noted. */
    public <T> T value(String name, SettingType<T> type, T byDefault) {
        Setting setting = settings.get(name);
        if (setting == null) {
            effective.put(name, new Setting(type.format(byDefault), DEFAULT.origin()));
            return byDefault;
        }
        T value = parsed(name, setting.value(), type::parse);
        if (value == null) {
            return byDefault;
        }
        effective.put(name, new Setting(type.format(value), setting.origin()));
        return value;
    }

    /** Returns the value of a setting that has no default; empty if it is not set or wrong, which is noted. */
    public <T> Optional<T> value(String name, SettingType<T> type) {
        Setting setting = settings.get(name);
        T value = setting == null ? null : parsed(name, setting.value(), type::parse);
        if (setting != null && value != null) {
            effective.put(name, new Setting(type.format(value), setting.origin()));
        }
        return Optional.ofNullable(value);
    }

    /**
     * Returns the items of a setting, with commas between them; none if it is not set or is {@code none}. Each wrong item is noted.
     *
     * @param parser reads an item; throws an {@link IllegalArgumentException} whose message says what is allowed
     */
    public <T> List<T> list(String name, Function<String, T> parser) {
        List<T> items = new ArrayList<>();
        String all = text(name, NONE);
        if (!all.equals(NONE)) {
            for (String text : all.split(",", -1)) {
                T item = parsed(name, text.strip(), parser);
                if (item != null) {
                    items.add(item);
                }
            }
        }
        return items;
    }

    /** Notes that a setting has a wrong value, and why: what is allowed. The message shows no secret. */
    public void wrong(String name, String why) {
        Setting setting = settings.getOrDefault(name, DEFAULT);
        String value = setting.value();
        boolean secret = SecretNames.isSecret(name, settings.keySet());
        String reason = secret && !value.isEmpty() ? why.replace(value, "***") : why;
        problem(name + "=" + (secret ? "***" : RedactedText.line(value)) + " (" + setting.origin() + "): " + reason);
    }

    /** Notes every setting below a prefix that has none of these names, with the name that is nearest. */
    public void checkNames(String prefix, Collection<String> names) {
        settings.forEach((name, setting) -> {
            if (name.startsWith(prefix) && !names.contains(name)) {
                problem(RedactedText.line(name) + " is not a setting (" + setting.origin() + "): "
                        + suggestion(name, names));
            }
        });
    }

    /** Returns what the settings that were read come to, by name, defaults included. The values may be secrets. */
    public SortedMap<String, Setting> effective() {
        return Collections.unmodifiableSortedMap(effective);
    }

    /** Returns every problem once, in the order in which they were found. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigurationException with every problem, if there is one
     */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems());
        }
    }

    private <T> @Nullable T parsed(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException wrong) {
            wrong(name, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private void problem(String text) {
        problems.add(RedactedText.withoutLogins(text.replaceAll("\\p{Cntrl}", "?")));
    }

    private static String suggestion(String name, Collection<String> names) {
        return NameSuggestion.typo(name, names)
                .map(meant -> "did you mean " + meant + "?")
                .or(() -> NameSuggestion.nearest(name, names).map(nearest -> "the nearest name is " + nearest))
                .orElse("there are none below this prefix");
    }
}
