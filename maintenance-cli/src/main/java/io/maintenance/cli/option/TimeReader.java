// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.DurationText;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reader of times and durations as people write them. Times without a zone are in the clock's zone. A choice between two
 * readings is recorded in a note, to be shown to the user.
 */
public final class TimeReader {

    private static final Pattern DATE_TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[Tt]| +)(\\d{1,2}:\\d{2}\\S*?)"
            + "(?: *(Z|z|[+-]\\d{2}(?::?\\d{2})?))?(?: *(?:\\[(\\S+)]|\\((\\S+)\\))| +([A-Za-z]\\S*))?");
    private static final Pattern TIME_OF_DAY = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2})?");
    private static final String FORMS = "Allowed are 2026-11-21T22:00+01:00, 2026-11-21T21:00Z, a local time such as "
            + "'2026-11-21 22:00', a time of day such as 22:00, and a distance from now such as +90m";

    private final Clock clock;
    private final Instant now;
    private final List<String> notes = new ArrayList<>();

    /** Creates a reader whose present time is that of the clock now. */
    public TimeReader(Clock clock) {
        this.clock = clock;
        this.now = clock.instant();
    }

    /** Returns the instant to which distances such as {@code +90m} are added. */
    public Instant now() {
        return now;
    }

    /** Returns a sentence for each choice that was made. */
    public List<String> notes() {
        return notes;
    }

    /** Reads a duration; {@code null} for {@code null}. */
    @Nullable
    public Duration duration(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return DurationText.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    /** Reads a time; {@code null} for {@code null}. A time of day is the next one after {@code base}. */
    @Nullable
    public Instant time(String option, @Nullable String text, Instant base) {
        if (text == null) {
            return null;
        }
        String given = text.strip();
        try {
            return given.startsWith("+")
                    ? now.plus(DurationText.parse(given.substring(1)))
                    : absolute(option, given, base);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new UsageException(option + ": '" + text + "' is not a time: " + e.getMessage() + ". " + FORMS + ".");
        }
    }

    private Instant absolute(String option, String given, Instant base) {
        if (TIME_OF_DAY.matcher(given).matches()) {
            return next(option, clockTime(given), base);
        }
        Matcher parts = DATE_TIME.matcher(given);
        if (!parts.matches()) {
            throw new UsageException(option + ": '" + given + "' is not a time. " + FORMS + ".");
        }
        LocalTimeResolution local =
                new LocalTimeResolution(LocalDate.parse(parts.group(1)).atTime(clockTime(parts.group(2))));
        return parts.group(3) != null
                ? local.at(ZoneId.of(parts.group(3).toUpperCase(Locale.ROOT)))
                : noted(option, local, zone(parts));
    }

    private Instant next(String option, LocalTime time, Instant base) {
        LocalDate day = LocalDate.ofInstant(base, clock.getZone());
        LocalTimeResolution today = new LocalTimeResolution(day.atTime(time));
        LocalTimeResolution chosen = today.at(clock.getZone()).isAfter(base)
                ? today
                : new LocalTimeResolution(day.plusDays(1).atTime(time));
        return noted(option, chosen, clock.getZone());
    }

    private Instant noted(String option, LocalTimeResolution local, ZoneId zone) {
        local.remark(zone).ifPresent(remark -> notes.add(option + ": " + remark));
        return local.at(zone);
    }

    private ZoneId zone(Matcher parts) {
        for (int group = 4; group <= 6; group++) {
            if (parts.group(group) != null) {
                return ZoneId.of(parts.group(group));
            }
        }
        return clock.getZone();
    }

    private static LocalTime clockTime(String text) {
        return LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
    }
}
