// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.value;

import io.maintenance.DurationText;
import io.maintenance.engine.state.Slug;
import io.maintenance.spi.NameSuggestion;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads single settings. A wrong value is noted as a problem and answered with the default. */
public final class SettingValues {

    public static final String NONE = "none";

    /** Stands for the default of a list that allows everything. */
    private static final String ANY = "any";

    static final String SLUG_ALLOWED = "1 to 64 of a-z, 0-9, - and _ are allowed, beginning with a letter or a number";

    private final Map<String, SettingValue> values;
    private final ConfigurationProblems problems;
    private final EffectiveValues inForce;

    public SettingValues(Map<String, SettingValue> values, ConfigurationProblems problems) {
        this.values = values;
        this.problems = problems;
        this.inForce = new EffectiveValues(values);
    }

    /** Returns where wrong values are noted. */
    public ConfigurationProblems problems() {
        return problems;
    }

    /** Returns what the settings that were read so far come to. */
    public EffectiveValues inForce() {
        return inForce;
    }

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

    public Duration duration(String key, Duration byDefault, Duration min, Duration max) {
        SettingValue given = values.get(key);
        if (given == null) {
            inForce.byDefault(key, DurationText.format(byDefault));
            return byDefault;
        }
        try {
            Duration duration = DurationText.parse(given.text());
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                inForce.put(key, DurationText.format(duration), given);
                return duration;
            }
            problems.wrong(
                    key, given, "it must be from " + DurationText.format(min) + " to " + DurationText.format(max));
        } catch (IllegalArgumentException e) {
            problems.wrong(key, given, String.valueOf(e.getMessage()));
        }
        return byDefault;
    }

    public <T> T choice(String key, String byDefault, Map<String, T> choices) {
        T otherwise = Objects.requireNonNull(choices.get(byDefault));
        SettingValue given = values.get(key);
        if (given == null) {
            inForce.byDefault(key, byDefault);
            return otherwise;
        }
        String name = given.text().toLowerCase(Locale.ROOT);
        T chosen = choices.get(name);
        if (chosen != null) {
            inForce.put(key, name, given);
            return chosen;
        }
        String allowed = String.join(" or ", new TreeSet<>(choices.keySet()));
        String meant = NameSuggestion.typo(given.text(), choices.keySet())
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        problems.wrong(key, given, allowed + " is allowed" + meant);
        return otherwise;
    }

    /** Returns a number of characters, or the largest number for {@code none}. */
    public int characters(String key, int byDefault) {
        SettingValue given = values.get(key);
        if (given == null) {
            inForce.byDefault(key, Integer.toString(byDefault));
            return byDefault;
        }
        if (given.text().equals(NONE)) {
            return Integer.MAX_VALUE;
        }
        if (given.text().matches("[0-9]{1,9}")) {
            return Integer.parseInt(given.text());
        }
        problems.wrong(key, given, "it must be a number of characters, 0 for always, or none");
        return byDefault;
    }

    /** Returns names, or none at all for any. */
    public Set<String> slugs(String key) {
        Set<String> slugs = new TreeSet<>();
        SettingValue given = values.get(key);
        if (given == null) {
            inForce.byDefault(key, ANY);
            return slugs;
        }
        for (String part : given.text().split(",", -1)) {
            String slug = part.strip();
            if (Slug.matches(slug)) {
                slugs.add(slug);
            } else {
                problems.wrong(
                        key, given, "\"" + ConfigurationProblems.shown(slug) + "\" is not a name: " + SLUG_ALLOWED);
            }
        }
        return slugs;
    }

    public String text(String key, Supplier<String> byDefault) {
        SettingValue given = values.get(key);
        if (given != null) {
            return given.text();
        }
        String text = byDefault.get();
        inForce.byDefault(key, text);
        return text;
    }

    public Optional<String> slug(String key) {
        Optional<SettingValue> given = value(key);
        given.filter(slug -> !Slug.matches(slug.text())).ifPresent(slug -> problems.wrong(key, slug, SLUG_ALLOWED));
        return given.map(SettingValue::text).filter(Slug::matches);
    }

    /** Returns an absolute path, or empty for {@code none} and for a wrong one. */
    public Optional<Path> absolutePath(String key, SettingValue given) {
        if (given.text().equals(NONE)) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(given.text());
            if (path.isAbsolute()) {
                Path normal = path.normalize();
                inForce.put(key, normal.toString(), given);
                return Optional.of(normal);
            }
            problems.wrong(key, given, "it must be an absolute path, or none");
        } catch (InvalidPathException e) {
            problems.wrong(key, given, "this machine cannot have such a path: " + e.getReason());
        }
        return Optional.empty();
    }
}
