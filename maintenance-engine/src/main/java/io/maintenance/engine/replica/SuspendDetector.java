// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import io.maintenance.engine.store.KeeperLease;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Detects that the machine was suspended for so long that nothing its node knew before may be believed. A step of the clock
 * that large looks the same. Thread-safe.
 */
public final class SuspendDetector {

    private final InstantSource clock;
    private volatile @Nullable Instant lastLook;
    private volatile int wakings;

    public SuspendDetector(InstantSource clock) {
        this.clock = clock;
    }

    /** Tells whether the last look at the primary store was so long ago that what is known is to be forgotten first. */
    boolean hasSlept() {
        Instant last = lastLook;
        return last != null && isTooLongAgo(last);
    }

    /** Tells whether a moment is so long ago that nothing of it may be believed. */
    boolean isTooLongAgo(Instant moment) {
        return !KeeperLease.isRemembered(moment, clock.instant());
    }

    /** Notes a look at the primary store, which ended a sleep if there was one. */
    synchronized void looked(Instant at, boolean slept) {
        lastLook = at;
        wakings += slept ? 1 : 0;
    }

    /** How often everything was forgotten. Who learnt something before the last time may not pass it on. */
    int wakings() {
        return wakings;
    }

    /** When the primary store was last looked at; {@code null} if never. */
    @Nullable
    Instant lastLook() {
        return lastLook;
    }
}
