// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test lets time pass. Thread-safe. */
final class ManualClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-21T19:30:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
