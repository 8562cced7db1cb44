// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import io.maintenance.spi.NameSuggestion;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How the text of a setting becomes a value, and how a value is shown. Immutable, thread-safe.
 *
 * @param <T> the type of the value
 */
public final class SettingType<T> {

    private static final String NONE = "none";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final String SLUG_ALLOWED =
            "1 to 64 of a-z, 0-9, - and _ are allowed, beginning with a letter or a number";

    private final Function<String, T> parser;
    private final Function<T, String> format;

    private SettingType(Function<String, T> parser, Function<T, String> format) {
        this.parser = parser;
        this.format = format;
    }

    /**
     * Returns a type of its own.
     *
     * @param parser reads a text; throws an {@link IllegalArgumentException} whose message says what is allowed
     * @param format returns the one spelling in which people are shown a value
     */
    public static <T> SettingType<T> of(Function<String, T> parser, Function<T, String> format) {
        return new SettingType<>(parser, format);
    }

    /** Returns the type of whole numbers within {@code min} and {@code max}, both included. */
    public static SettingType<Integer> number(int min, int max) {
        return of(text -> number(text, min, max), String::valueOf);
    }

    /** Returns the type of {@code true} and {@code false}, in small letters or capitals. */
    public static SettingType<Boolean> flag() {
        return of(SettingType::flag, String::valueOf);
    }

    /** Returns the type of durations, as {@link DurationText} reads them. */
    public static SettingType<Duration> duration() {
        return of(DurationText::parse, DurationText::format);
    }

    /** Returns the type of durations within {@code min} and {@code max}, both included. */
    public static SettingType<Duration> duration(Duration min, Duration max) {
        return of(text -> duration(text, min, max), DurationText::format);
    }

    /**
     * Returns the type of one of several values, each by its name; capitals do not count.
     *
     * @param choices the values by their names, which are in small letters
     */
    public static <T> SettingType<T> choice(Map<String, T> choices) {
        Map<String, T> all = Map.copyOf(choices);
        return of(text -> chosen(text, all), value -> nameOf(value, all));
    }

    /**
     * Returns the type of texts of one form.
     *
     * @param form what the whole text must match
     * @param allowed how a message says it: {@code 1 to 64 of a-z are allowed}
     */
    public static SettingType<String> matching(Pattern form, String allowed) {
        return of(text -> matching(text, form, allowed), text -> text);
    }

    /** Returns the type of the names of scopes, holders and namespaces. */
    public static SettingType<String> slug() {
        return matching(SLUG, SLUG_ALLOWED);
    }

    /** Returns the same type, with {@code none} for a value that is absent. */
    public SettingType<Optional<T>> orNone() {
        return of(text -> text.equals(NONE) ? Optional.empty() : Optional.of(parse(text)), value -> value.map(format)
                .orElse(NONE));
    }

    /**
     * Returns the value of a text.
     *
     * @throws IllegalArgumentException if there is none; the message says what is allowed
     */
    public T parse(String text) {
        return parser.apply(text);
    }

    /** Returns {@code true} if {@link #parse} has a value for a text. */
    public boolean accepts(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Returns the text of a value, in one spelling. */
    public String format(T value) {
        return format.apply(value);
    }

    private static int number(String text, int min, int max) {
        if (text.matches("-?[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return (int) number;
            }
        }
        throw new IllegalArgumentException("it must be a whole number from " + min + " to " + max);
    }

    private static boolean flag(String text) {
        if (text.matches("(?i)true|false")) {
            return Boolean.parseBoolean(text);
        }
        throw new IllegalArgumentException("it must be true or false");
    }

    private static Duration duration(String text, Duration min, Duration max) {
        Duration duration = DurationText.parse(text);
        if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
            return duration;
        }
        throw new IllegalArgumentException(
                "it must be from " + DurationText.format(min) + " to " + DurationText.format(max));
    }

    private static <T> T chosen(String text, Map<String, T> choices) {
        T chosen = choices.get(text.toLowerCase(Locale.ROOT));
        if (chosen != null) {
            return chosen;
        }
        String meant = NameSuggestion.typo(text, choices.keySet())
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        throw new IllegalArgumentException(
                String.join(" or ", new TreeSet<>(choices.keySet())) + " is allowed" + meant);
    }

    private static <T> String nameOf(T value, Map<String, T> choices) {
        return new TreeMap<>(choices)
                .entrySet().stream()
                        .filter(choice -> Objects.equals(choice.getValue(), value))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
    }

    private static String matching(String text, Pattern form, String allowed) {
        if (form.matcher(text).matches()) {
            return text;
        }
        throw new IllegalArgumentException(allowed);
    }
}
