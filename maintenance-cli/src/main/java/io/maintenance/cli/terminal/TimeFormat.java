// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.terminal;

import io.maintenance.DurationText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The format in which instants are printed: in the zone of a clock, and always with the zone. */
public record TimeFormat(Clock clock) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

    /** Returns, for instance, {@code 2026-11-21 22:00 +01:00 (Europe/Berlin)}. */
    public String show(Instant instant) {
        ZonedDateTime time = instant.atZone(clock.getZone());
        return (time.getSecond() == 0 ? MINUTES : SECONDS).format(time) + " " + zone(time);
    }

    /** Returns the time, and how far away it is: {@code 2026-11-21 22:00 UTC (in 2h)}. */
    public String showWithDistance(Instant instant) {
        return show(instant) + " (" + distance(instant) + ")";
    }

    /** Returns, for instance, {@code in 2h} or {@code 5m ago}. */
    String distance(Instant instant) {
        Duration distance = Duration.between(clock.instant(), instant);
        Duration shown = rounded(distance.abs());
        if (shown.isZero()) {
            return "now";
        }
        return distance.isNegative() ? DurationText.format(shown) + " ago" : "in " + DurationText.format(shown);
    }

    /** Seconds are left out of distances of an hour and more. */
    private static Duration rounded(Duration exact) {
        ChronoUnit unit = exact.compareTo(Duration.ofHours(1)) < 0 ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
        return exact.plus(unit.getDuration().dividedBy(2)).truncatedTo(unit);
    }

    private static String zone(ZonedDateTime time) {
        ZoneId zone = time.getZone().normalized();
        if (zone.equals(ZoneOffset.UTC)) {
            return "UTC";
        }
        return OFFSET.format(time) + (zone instanceof ZoneOffset ? "" : " (" + zone + ")");
    }
}
