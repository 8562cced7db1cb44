// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** A local time, which a change of clocks can make happen twice or not at all. */
record LocalTimeChoice(LocalDateTime local) {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** Returns the instant: the first of two, and as much later as the clocks jump where there is none. */
    Instant at(ZoneId zone) {
        return local.atZone(zone).toInstant();
    }

    /** Returns what had to be chosen, if anything. */
    Optional<String> remark(ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return Optional.empty();
        }
        ZonedDateTime taken = local.atZone(zone);
        String what = change.isGap() ? "does not exist" : "happens twice";
        return Optional.of(SHOWN.format(local) + " " + what + " in " + zone + ", because the clocks change; taken was "
                + SHOWN.format(taken) + " " + taken.getOffset() + ". Write the offset to say which you mean.");
    }
}
