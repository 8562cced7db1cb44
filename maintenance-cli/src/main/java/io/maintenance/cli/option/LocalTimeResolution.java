// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** How a local time is resolved to an instant, where a clock change can make it happen twice or not at all. */
record LocalTimeResolution(LocalDateTime local) {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** Returns the instant: the earlier of two; if there is none, the time later by as much as the clocks jump. */
    Instant at(ZoneId zone) {
        return local.atZone(zone).toInstant();
    }

    /** Returns a sentence about the choice that was made; empty if there was none. */
    Optional<String> remark(ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return Optional.empty();
        }
        ZonedDateTime used = local.atZone(zone);
        String what = change.isGap() ? "does not exist" : "happens twice";
        return Optional.of(SHOWN.format(local) + " " + what + " in " + zone + ", because the clocks change; "
                + SHOWN.format(used) + " " + used.getOffset() + " is used. Write the offset to choose.");
    }
}
