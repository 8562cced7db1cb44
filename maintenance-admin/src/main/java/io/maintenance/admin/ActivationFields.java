// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.ActivationSpec;
import io.maintenance.Level;
import io.maintenance.admin.json.FieldError;
import io.maintenance.admin.json.InvalidFieldsException;
import io.maintenance.admin.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of an activation, as {@code enable} takes them. Read whole before anything is changed.
 *
 * @param level how much is rejected
 * @param texts reason and message, by field
 * @param messages the message in languages, by their tags
 * @param times when it begins and ends, by field
 * @param durations how long it lasts and what clients are told to wait, by field
 * @param addresses the allow-list; absent: it stays as it is
 * @param attributes further attributes
 * @param withSecret whether a secret that lets people through is to be made
 * @param replace whether a later start may end what is on
 */
record ActivationFields(
        Optional<Level> level,
        Map<String, String> texts,
        Map<String, String> messages,
        Map<String, Instant> times,
        Map<String, Duration> durations,
        Optional<List<String>> addresses,
        Map<String, String> attributes,
        boolean withSecret,
        boolean replace) {

    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final long YEAR = Duration.ofDays(366).toSeconds();

    /** Reads the fields; what is wrong with them is noted there. */
    static ActivationFields read(JsonFields fields) {
        ActivationFields read = new ActivationFields(
                fields.parsed("level", ActivationFields::level),
                present(Stream.of("reason", "message"), fields::text),
                fields.textsByName("messages").orElse(Map.of()),
                present(Stream.of("from", "until", "expect"), fields::instant),
                present(
                        Stream.of("lasting", "retryAfter"),
                        name -> fields.seconds(name, 1, name.equals("lasting") ? YEAR : DAY)),
                fields.texts("addresses"),
                fields.textsByName("attributes").orElse(Map.of()),
                fields.flag("withSecret").orElse(false),
                fields.flag("replace").orElse(false));
        read.check(fields);
        return read;
    }

    private void check(JsonFields fields) {
        if (times.containsKey("until") && durations.containsKey("lasting")) {
            fields.wrong("lasting", "and until both say when it ends: send one of them");
        }
        if (attributes.keySet().stream().anyMatch(name -> name.startsWith("bypass."))) {
            fields.wrong("attributes", "has a name that begins with bypass., which is for secrets: send withSecret");
        }
        messages.keySet().stream()
                .filter(tag -> !isLanguage(tag))
                .forEach(tag -> fields.wrong("messages", "has a name that is no language tag, such as de or pt-BR"));
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    /** Says all of it to a specification. */
    void applyTo(ActivationSpec spec) {
        level.ifPresent(spec::level);
        set("reason", texts, spec::reason);
        set("message", texts, spec::message);
        messages.forEach(
                (language, text) -> guard("messages", () -> spec.message(Locale.forLanguageTag(language), text)));
        set("from", times, spec::from);
        set("until", times, spec::until);
        set("expect", times, spec::expect);
        set("lasting", durations, spec::lasting);
        set("retryAfter", durations, spec::retryAfter);
        addresses.ifPresent(list -> guard("addresses", () -> spec.addresses(list)));
        attributes.forEach((name, value) -> guard("attributes", () -> spec.attribute(name, value)));
        if (replace) {
            spec.replace();
        }
    }

    private static <T> void set(String field, Map<String, T> values, Consumer<T> setter) {
        if (values.containsKey(field)) {
            guard(field, () -> setter.accept(values.get(field)));
        }
    }

    private static void guard(String field, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException wrong) {
            throw new InvalidFieldsException(List.of(new FieldError(field, String.valueOf(wrong.getMessage()))));
        }
    }

    private static Level level(String label) {
        return Stream.of(Level.values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is one of "
                        + Stream.of(Level.values()).map(Level::label).collect(Collectors.joining(", "))));
    }

    private static <T> Map<String, T> present(
            Stream<String> names, java.util.function.Function<String, Optional<T>> read) {
        return names.map(name -> Map.entry(name, read.apply(name)))
                .filter(each -> each.getValue().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().get()));
    }
}
