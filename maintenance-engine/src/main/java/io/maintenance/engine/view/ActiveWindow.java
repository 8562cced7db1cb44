// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.view;

import io.maintenance.Activation;
import io.maintenance.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an activation counts, in milliseconds since the epoch, so that asking allocates nothing.
 *
 * @param from the first moment at which it counts
 * @param until the first moment at which it no longer does
 * @param full whether it rejects everything
 */
record ActiveWindow(long from, long until, boolean full) {

    static ActiveWindow of(Activation activation) {
        return new ActiveWindow(
                millis(activation.from(), Long.MIN_VALUE),
                millis(activation.until(), Long.MAX_VALUE),
                activation.level() == Level.FULL);
    }

    boolean covers(long now) {
        return from <= now && now < until;
    }

    private static long millis(@Nullable Instant instant, long otherwise) {
        return instant == null ? otherwise : instant.toEpochMilli();
    }
}
