// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import io.maintenance.ChangeRefusedException;
import io.maintenance.engine.change.WriteAttempt.Result;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.store.Store;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Repeats the attempts of one change on one store: while others are faster, once more after a lost answer, and for as long as
 * the caller has patience while the store fails. Waits on the caller's thread.
 */
final class RetryLoop {

    /** How long a change goes on while others keep being faster: each gets its turn, on a machine that is busy too. */
    private static final Duration RACING = Duration.ofMinutes(1);

    private static final Duration RACE_PAUSE = Duration.ofMillis(40);
    private static final Duration STORE_PAUSE = Duration.ofMillis(400);

    /**
     * How often the longest pause doubles while a change loses one race after the other. Each store lets one change through in
     * the time that a try takes; so many tries may be spread over the pause, and more would only cost.
     */
    private static final int DOUBLINGS = 4;

    /** A store that was slow may be well again: nobody waits for longer without having looked. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Platform platform;

    RetryLoop(Platform platform) {
        this.platform = platform;
    }

    /**
     * Tries until there is no reason to try again, and returns the last try.
     *
     * @param tryOnce one try; it is given the one before it, or {@code null}
     * @param patience how long to go on while the store fails
     * @throws ChangeRefusedException if a try is refused, and nothing that an earlier one wrote may be stored unnoticed
     */
    WriteAttempt of(Store store, Function<@Nullable WriteAttempt, WriteAttempt> tryOnce, Duration patience) {
        long start = platform.nanoTime();
        int lost = 0;
        WriteAttempt former = null;
        while (true) {
            long began = platform.nanoTime();
            WriteAttempt attempt;
            try {
                attempt = tryOnce.apply(former).following(former);
            } catch (ChangeRefusedException refused) {
                return refused(store, former, refused);
            }
            lost = attempt.result() == Result.LOST_RACE ? lost + 1 : 0;
            boolean again = isWorthAnother(attempt, former);
            Duration limit = again && patience.compareTo(RACING) < 0 ? RACING : patience;
            boolean over = since(start).compareTo(limit) >= 0;
            if (attempt.isStored() || over || !paused(again ? afterRace(lost, since(began)) : STORE_PAUSE)) {
                return attempt;
            }
            former = attempt;
        }
    }

    /** Where an earlier try may yet be stored, nobody may be told that nothing happened; what it did store is named. */
    private static WriteAttempt refused(Store store, @Nullable WriteAttempt former, ChangeRefusedException refused) {
        if (former == null || (former.written().isEmpty() && !former.isInDoubt())) {
            throw refused;
        }
        if (!former.isInDoubt()) {
            throw new ChangeRefusedException(refused, NotStoredMessage.written(store, former.written()));
        }
        return former;
    }

    /** After one lost answer the connection may be a new one; a store that loses a second one fails. */
    private static boolean isWorthAnother(WriteAttempt attempt, @Nullable WriteAttempt former) {
        return attempt.result() == Result.LOST_RACE
                || (attempt.result() == Result.UNANSWERED && (former == null || !former.isInDoubt()));
    }

    /** The longest pause after so many races lost in a row, of which the last try took so long. */
    private static Duration afterRace(int lost, Duration took) {
        Duration shortest = took.compareTo(RACE_PAUSE) > 0 ? took : RACE_PAUSE;
        Duration longest = shortest.multipliedBy(1L << Math.min(Math.max(lost - 1, 0), DOUBLINGS));
        return longest.compareTo(LONGEST_PAUSE) < 0 ? longest : LONGEST_PAUSE;
    }

    /** Steps aside for a random while, so that those who race do not do so for ever. Returns false if interrupted. */
    private boolean paused(Duration longest) {
        try {
            platform.pause(Duration.ofMillis(1 + (long) (platform.random() * longest.toMillis())));
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration since(long start) {
        return Duration.ofNanos(platform.nanoTime() - start);
    }
}
