// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.json;

import io.maintenance.spi.NameSuggestion;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of one JSON object, read by name and type. Wrong ones are collected, and so is each that nobody asked for: a typo
 * in {@code until} must not mean for ever. {@code null} is as if the field were not there. Not thread-safe.
 */
public final class JsonFields {

    private static final int LONGEST_SHOWN = 24;

    private final Map<String, Object> fields;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    JsonFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** Returns the fields of an empty object. */
    public static JsonFields none() {
        return new JsonFields(Map.of());
    }

    /** Returns a text. */
    public Optional<String> text(String name) {
        return value(name, String.class, "a text");
    }

    /** Returns {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        return value(name, Boolean.class, "true or false");
    }

    /** Returns an integer from {@code min} to {@code max}; {@code 1e3} and {@code 1.0} are none. */
    public Optional<Long> integer(String name, long min, long max) {
        String allowed = "an integer from " + min + " to " + max;
        Optional<Number> number = value(name, Number.class, allowed);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        boolean whole = number.get() instanceof Integer || number.get() instanceof Long;
        long value = number.get().longValue();
        if (whole && value >= min && value <= max) {
            return Optional.of(value);
        }
        wrong(name, "is " + allowed);
        return Optional.empty();
    }

    /** Returns a duration given in seconds. */
    public Optional<Duration> seconds(String name, long min, long max) {
        return integer(name, min, max).map(Duration::ofSeconds);
    }

    /** Returns an instant, given as a time with an offset from UTC (ISO 8601). */
    public Optional<Instant> instant(String name) {
        String allowed = "is a time with an offset, such as 2026-11-21T19:30:00Z";
        return text(name).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException e) {
                wrong(name, allowed);
                return Optional.empty();
            }
        });
    }

    /** Returns what {@code read} makes of a text; what it refuses with an exception is wrong. */
    public <T> Optional<T> parsed(String name, Function<String, T> read) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(read.apply(text));
            } catch (IllegalArgumentException e) {
                wrong(name, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    /** Returns a list of texts. */
    public Optional<List<String>> texts(String name) {
        Optional<List<?>> list = value(name, List.class, "a list of texts").map(each -> (List<?>) each);
        if (list.isPresent() && !list.get().stream().allMatch(String.class::isInstance)) {
            wrong(name, "is a list of texts");
            return Optional.empty();
        }
        return list.map(each -> each.stream().map(String.class::cast).toList());
    }

    /** Returns an object whose values are texts. */
    public Optional<Map<String, String>> textsByName(String name) {
        Optional<Map<?, ?>> object =
                value(name, Map.class, "an object of texts").map(each -> (Map<?, ?>) each);
        if (object.isPresent() && !object.get().values().stream().allMatch(String.class::isInstance)) {
            wrong(name, "is an object of texts");
            return Optional.empty();
        }
        return object.map(each -> {
            Map<String, String> texts = new LinkedHashMap<>();
            each.forEach((key, value) -> texts.put(String.valueOf(key), (String) value));
            return texts;
        });
    }

    /** Returns an object whose values are texts, or lists of texts. */
    public Optional<Map<String, List<String>>> textListsByName(String name) {
        String allowed = "an object of texts and lists of texts";
        Optional<Map<?, ?>> object = value(name, Map.class, allowed).map(each -> (Map<?, ?>) each);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : object.orElse(Map.of()).entrySet()) {
            List<?> list = each.getValue() instanceof List<?> several ? several : Arrays.asList(each.getValue());
            if (!list.stream().allMatch(String.class::isInstance)) {
                wrong(name, "is " + allowed);
                return Optional.empty();
            }
            lists.put(
                    String.valueOf(each.getKey()),
                    list.stream().map(String.class::cast).toList());
        }
        return object.map(each -> lists);
    }

    /** Notes that a field is wrong. */
    public void wrong(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    /**
     * Ends the reading: call it after the last field, and before anything is done.
     *
     * @throws InvalidFieldsException if a field was wrong, or is there and was not asked for
     */
    public void finish() {
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                String meant = NameSuggestion.typo(name, known)
                        .map(each -> "; did you mean " + each + "?")
                        .orElse("");
                wrong(shown(name), "is not known here; known are " + String.join(", ", known) + meant);
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
    }

    private <T> Optional<T> value(String name, Class<T> type, String allowed) {
        known.add(name);
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            wrong(name, "is " + allowed);
            return Optional.empty();
        }
        return Optional.of(type.cast(value));
    }

    /** A long name is no typo, and may be a token that is in the wrong place. */
    private static String shown(String name) {
        return name.length() > LONGEST_SHOWN ? "a field with a long name" : name.replaceAll("[^\\p{Print}]", "?");
    }
}
