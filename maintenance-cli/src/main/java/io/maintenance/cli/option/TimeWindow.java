// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.ActivationSpec;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@link TimeWindowOptions}.
 *
 * @param from the start; {@code null} for now
 * @param until the end; {@code null} if it is not given
 * @param duration the time from the start to the end, in place of {@code until}; {@code null} if it is not given
 * @param expect the expected end, for people to know; {@code null} if not known
 * @param replace whether a maintenance that is on may be replaced by one that starts later
 */
public record TimeWindow(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Duration duration,
        @Nullable Instant expect,
        boolean replace) {

    /** Sets them on an activation. */
    public void applyTo(ActivationSpec spec) {
        if (from != null) {
            spec.from(from);
        }
        if (until != null) {
            spec.until(until);
        }
        if (duration != null) {
            spec.lasting(duration);
        }
        if (expect != null) {
            spec.expect(expect);
        }
        if (replace) {
            spec.replace();
        }
    }
}
