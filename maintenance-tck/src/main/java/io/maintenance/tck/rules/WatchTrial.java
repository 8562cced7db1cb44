// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Changes that one instance makes, and readers at the watches of others that have to come to know them. */
final class WatchTrial {

    private static final Duration NEXT_CHANGE = Duration.ofMillis(200);
    private static final Duration STILL_DOWN = Duration.ofMillis(500);
    private static final int LONGEST_WAIT = 8;

    private final BackendUnderTest subject;
    private final MaintenanceBackend writer;
    private final Map<StorageKey, String> last = new EnumMap<>(StorageKey.class);
    private int written;

    /** Creates a trial in which this instance alone writes. */
    WatchTrial(BackendUnderTest subject, MaintenanceBackend writer) {
        this.subject = subject;
        this.writer = subject.retrying(writer);
    }

    /** Creates a trial in the namespace of the test. */
    WatchTrial(BackendUnderTest subject) {
        this(subject, subject.open());
    }

    /** Watches an instance; skips the test if it cannot be watched. */
    HintedReader watch(MaintenanceBackend watched) {
        return subject.closeLater(new HintedReader(watched, subject.retrying(watched)));
    }

    /** Makes changes until one is hinted: a watch may begin in the background. */
    void begun(HintedReader reader, StorageKey key, String when) {
        int[] tries = {0}; // each waits twice as long for a reader that may be slow
        boolean begun = BoundedWait.holds(subject.patience(), () -> {
            last.clear();
            last.putAll(writer.read());
            return reader.knows(key, change(key), NEXT_CHANGE.multipliedBy(1L << Math.min(tries[0]++, LONGEST_WAIT)));
        });
        Requirement.that(
                begun,
                "No change of " + key + " by another instance was hinted within "
                        + MessageText.millis(subject.patience()) + when + ".",
                "does the subscription see what others write, to both entries, for as long as it is open? If the store"
                        + " cannot push, watch returns empty.");
    }

    /** The same for both entries, and again: what was under way before may have shown a change or two. */
    void begun(HintedReader reader, String when) {
        for (int again = 0; again < 2; again++) {
            for (StorageKey key : StorageKey.values()) {
                begun(reader, key, when);
            }
        }
    }

    /** Requires that none of these watches is complete for a while. */
    void staysIncomplete(List<Watch> watches, String when) {
        incomplete(
                when, () -> BoundedWait.stays(STILL_DOWN, () -> watches.stream().noneMatch(Watch::isComplete)));
    }

    /** Requires that the watch is incomplete in the end. */
    void becomesIncomplete(Watch watch, String when) {
        incomplete(when, () -> BoundedWait.holds(subject.patience(), () -> !watch.isComplete()));
    }

    private void incomplete(String when, Callable<Boolean> holds) {
        CallOutcome<Boolean> seen = CallOutcome.of(subject.limit(), holds);
        Requirement.that(seen.ended(), "isComplete() does not answer " + when + ".", "does it ask the server?");
        Requirement.that(
                Boolean.TRUE.equals(seen.value()),
                "isComplete() is true " + when + ".",
                "is it false until the subscription has begun, and without a sign of life of the server? The engine polls"
                        + " rarely while it is true.");
    }

    /** Makes one change, and requires a hint of it; makes another if that came before the change could be read. */
    void hinted(HintedReader reader, StorageKey key, String what, String check) {
        Requirement.that(
                IntStream.range(0, 2).anyMatch(again -> reader.knows(key, change(key), subject.patience())),
                "No hint came within " + MessageText.millis(subject.patience()) + " of " + what + " (" + key + ").",
                check);
    }

    /** Takes note that the store has lost everything. */
    void forget() {
        last.clear();
    }

    /** Makes one change, and returns the text that is there now. */
    String change(StorageKey key) {
        String text = "change " + ++written + " of " + key;
        Requirement.that(
                isReplaced(key, text),
                "compareAndSet returned false, and nobody else writes.",
                "does a hint that throws harm the writer? Are STO-5 and CAS-2 green?");
        last.put(key, text);
        return text;
    }

    private boolean isReplaced(StorageKey key, String text) {
        try {
            return writer.compareAndSet(key, last.get(key), text);
        } catch (Error thrown) {
            throw Requirement.failure(
                    "compareAndSet threw " + MessageText.failure(thrown) + ".",
                    "is the hint called within try and catch, also of errors, so that it harms no writer?");
        }
    }
}
