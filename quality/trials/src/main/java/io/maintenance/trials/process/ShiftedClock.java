// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is wrong by a given time, as on a machine where it is set wrong. Thread-safe. */
final class ShiftedClock implements InstantSource {

    private volatile Duration offset;

    ShiftedClock(Duration offset) {
        this.offset = offset;
    }

    /** Makes the clock jump: from now on it is wrong by {@code next}. */
    void jump(Duration next) {
        offset = next;
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(offset);
    }
}
