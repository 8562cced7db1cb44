// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import io.maintenance.Activation;
import io.maintenance.Level;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An activation as named texts, and back. An attribute that has its default is not written. Attributes that this version does
 * not know are kept; a level it does not know means {@link Level#FULL}.
 */
public final class ActivationCodec {

    /** The names that activations use; no further attribute may have one of them. */
    public static final Set<String> NAMES = Set.of(
            "at", "by", "expect", "from", "level", "message", "on", "reason", "retry-after", "since", "stamp", "until");

    /** Beyond these years a time is a typo, and could not be compared in milliseconds. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final long SHORTEST_RETRY_AFTER = 1;
    private static final long LONGEST_RETRY_AFTER = 86_400;

    private ActivationCodec() {}

    /** Returns the texts of an activation, without its stamp. */
    public static Attributes write(Activation activation) {
        SortedMap<String, String> texts = new TreeMap<>(activation.attributes());
        texts.put("on", Boolean.toString(activation.on()));
        texts.put("at", activation.at().toString());
        texts.put("since", activation.since().toString());
        putUnlessEmpty(texts, "by", activation.by());
        putUnlessEmpty(texts, "reason", activation.reason());
        putUnlessEmpty(texts, "message", activation.message());
        putUnlessEmpty(texts, "from", text(activation.from()));
        putUnlessEmpty(texts, "until", text(activation.until()));
        putUnlessEmpty(texts, "expect", text(activation.expect()));
        putUnlessEmpty(texts, "retry-after", text(activation.retryAfter()));
        if (activation.level() != Level.FULL) {
            texts.put("level", activation.level().label());
        }
        return Attributes.of(texts);
    }

    /** Returns the activation in a register; empty if the register does not parse, its stamp included. */
    public static Optional<Activation> read(String scope, String holder, Register<Attributes> register) {
        return register.stamp().equals(Stamp.NONE) ? Optional.empty() : read(scope, holder, register.value());
    }

    /** Returns the activation that the texts describe; empty if they describe none. */
    public static Optional<Activation> read(String scope, String holder, Attributes attributes) {
        try {
            return Optional.of(parse(scope, holder, attributes));
        } catch (DateTimeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Activation parse(String scope, String holder, Attributes texts) {
        Instant at = instant(Objects.requireNonNullElse(texts.get("at"), ""));
        return Activation.builder(scope, holder, at)
                .on(isOn(texts.get("on")))
                .level(Level.READ_ONLY.label().equals(texts.get("level")) ? Level.READ_ONLY : Level.FULL)
                .from(optionalInstant(texts.get("from")))
                .until(optionalInstant(texts.get("until")))
                .expect(optionalInstant(texts.get("expect")))
                .retryAfter(retryAfter(texts.get("retry-after")))
                .reason(Objects.requireNonNullElse(texts.get("reason"), ""))
                .message(Objects.requireNonNullElse(texts.get("message"), ""))
                .by(Objects.requireNonNullElse(texts.get("by"), ""))
                .since(Objects.requireNonNullElse(optionalInstant(texts.get("since")), at))
                .attributes(others(texts))
                .build();
    }

    private static Map<String, String> others(Attributes texts) {
        Map<String, String> others = new HashMap<>();
        texts.texts().forEach((name, text) -> {
            if (!NAMES.contains(name)) {
                others.put(name, text);
            }
        });
        return Map.copyOf(others);
    }

    private static boolean isOn(@Nullable String text) {
        if ("true".equals(text) || "false".equals(text)) {
            return "true".equals(text);
        }
        throw new IllegalArgumentException("neither on nor off");
    }

    private static @Nullable Instant optionalInstant(@Nullable String text) {
        return text == null ? null : instant(text);
    }

    /** Reads a time, to the millisecond: that is how precisely every question is answered. */
    private static Instant instant(String text) {
        Instant instant = InstantText.parse(text);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new DateTimeException("out of range");
        }
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /** An entry edited by hand must not have clients wait for years, or not at all: it counts as what a change may set. */
    private static @Nullable Duration retryAfter(@Nullable String text) {
        if (text == null) {
            return null;
        }
        long seconds = Duration.parse(text).toSeconds();
        return Duration.ofSeconds(Math.max(SHORTEST_RETRY_AFTER, Math.min(seconds, LONGEST_RETRY_AFTER)));
    }

    private static void putUnlessEmpty(Map<String, String> texts, String name, String text) {
        if (!text.isEmpty()) {
            texts.put(name, text);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
