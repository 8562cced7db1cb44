// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.doctor;

import io.maintenance.DurationText;
import io.maintenance.engine.state.Group;
import io.maintenance.engine.state.Register;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.Stamp;
import io.maintenance.engine.store.NodeStores;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares this machine's clock with the stamps of what is stored: none was made in the future. */
record ClockCheck(NodeStores stores, InstantSource clock) {

    private static final String CHECK = "clock";
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    void into(FindingCollector findings) {
        Stamp latest = Stream.concat(Stream.of(stores.primary()), stores.fallback().stream())
                .flatMap(store -> store.lastReading().stream())
                .flatMap(reading -> Stream.concat(
                        stamps(reading.state().status()), stamps(reading.state().addresses())))
                .reduce(Stamp.NONE, Stamp::max);
        if (latest.equals(Stamp.NONE)) {
            findings.ok(CHECK, "not compared: nothing is stored, or it could not be read");
            return;
        }
        Duration ahead = Duration.ofMillis(latest.millis() - clock.millis());
        if (ahead.compareTo(TOLERATED) > 0) {
            findings.warn(
                    CHECK,
                    "a change by " + latest.writer().replaceFirst("#.*", "") + " is stamped "
                            + DurationText.format(ahead.truncatedTo(ChronoUnit.SECONDS))
                            + " ahead of this machine's clock",
                    "One of the two clocks is or was wrong: let every machine keep time (NTP). Changes are ordered all the same.");
        } else {
            findings.ok(CHECK, "no stored change is ahead of this machine's clock");
        }
    }

    private static <V extends Comparable<V>> Stream<Stamp> stamps(Registers<V> registers) {
        return registers.groups().values().stream().flatMap(ClockCheck::stamps);
    }

    private static <V extends Comparable<V>> Stream<Stamp> stamps(Group<V> group) {
        return Stream.concat(
                Optional.of(group.floor()).stream(),
                group.registers().values().stream().map(Register::stamp));
    }
}
