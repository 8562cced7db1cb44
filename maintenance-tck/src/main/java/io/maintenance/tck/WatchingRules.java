// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hints to read again. A store that cannot push returns no watch, and is held to WAT-5 alone. */
class WatchingRules extends RuleGroup {

    private static final int CHANGES = 3;
    private static final Duration LONG_ENOUGH = Duration.ofMillis(500);

    private int written;

    WatchingRules(Subject subject) {
        super(subject);
    }

    @Test
    @Rule("WAT-1")
    void hintsAChangeOfAnotherInstance() {
        MaintenanceBackend watched = subject.steady();
        MaintenanceBackend other = subject.steady();
        Hints hints = new Hints();
        Hints.watch(watched, hints);
        begun(hints, other);

        for (int change = 0; change < CHANGES; change++) {
            int before = hints.settled(subject.patience());
            change(other);
            hinted(hints, before, "a change of another instance", "does the subscription see what others write?");
        }
    }

    @Test
    @Rule("WAT-2")
    void completeMeansThatLossIsHintedToo() {
        MaintenanceBackend watched = subject.steady();
        Hints hints = new Hints();
        Watch watch = Hints.watch(watched, hints);
        subject.needs(Fault.WIPE);
        change(subject.steady());
        needsCompleteness(watch);

        int before = hints.settled(subject.patience());
        subject.strike(Fault.WIPE);
        hinted(
                hints,
                before,
                "the loss of the entries while isComplete() was true",
                "does the store push removals, evictions"
                        + " and flushes too? If not, isComplete() is false: the engine polls more often then.");
    }

    @Test
    @Rule("WAT-3")
    void isIncompleteWhileCutOffAndHintsOnReturn() {
        MaintenanceBackend watched = subject.steady();
        Hints hints = new Hints();
        Watch watch = Hints.watch(watched, hints);
        subject.needs(Fault.HANG);
        begun(hints, subject.steady());
        needsCompleteness(watch);

        int before = hints.settled(subject.patience());
        subject.strike(Fault.HANG);
        Check.that(
                Eventually.holds(subject.patience(), () -> !watch.isComplete()),
                "isComplete() was still true " + Shown.millis(subject.patience()) + " after the server hung.",
                "does the watch notice silence? Ask the server for a sign of life, and be incomplete without one.");
        subject.strike(Fault.RESUME);
        hinted(
                hints,
                before,
                "the return of the server",
                "does the watch hint once when it is back? Changes may have been" + " missed.");
    }

    @Test
    @Rule("WAT-4")
    void aThrowingHintHarmsNothingAndNoneComesAfterClose() {
        MaintenanceBackend watched = subject.steady();
        MaintenanceBackend other = subject.steady();
        Hints hints = new Hints().throwing();
        Watch watch = Hints.watch(watched, hints);
        begun(hints, other);
        int before = hints.settled(subject.patience());
        change(other);
        hinted(
                hints,
                before,
                "a change after a hint had thrown",
                "is the hint called within try and catch, so that the" + " subscription outlives it?");

        hints.settled(subject.patience());
        watch.close();
        silent(hints, other, "after the watch was closed");
        Hints more = new Hints();
        Hints.watch(watched, more);
        begun(more, other);
        more.settled(subject.patience());
        watched.close();
        silent(more, other, "after the backend was closed");
    }

    @Test
    @Rule("WAT-5")
    void canBeAskedForWhileNothingListens() {
        asked(subject.steady(), "in a namespace where nothing was written");
        if (subject.hasHosts()) {
            asked(
                    subject.opening()
                            .at(subject.url().at(Ports.dead()))
                            .within(subject.briefTimeout())
                            .open(),
                    "where nothing listens");
        }
    }

    /** Beside a watch that is never complete the engine polls, and so finds out by itself. */
    private void needsCompleteness(Watch watch) {
        Skip.unless(
                Eventually.holds(Portrait.COMPLETE_WITHIN, watch::isComplete),
                "isComplete() is never true, so that the engine polls");
    }

    private void asked(MaintenanceBackend backend, String where) {
        Call<Optional<Watch>> call = Call.of(subject.limit(), () -> backend.watch(() -> {}));
        Check.that(
                call.returned(),
                "watch " + where + " should return at once, but " + call + ".",
                "does watch need the server? It begins in the background, and is incomplete until it is connected.");
    }

    /** Waits until the watch hints changes at all: it may begin in the background. */
    private void begun(Hints hints, MaintenanceBackend other) {
        boolean begun = Eventually.holds(subject.patience(), () -> {
            change(other);
            return hints.moreThan(0, Duration.ofMillis(200));
        });
        Check.that(
                begun,
                "No change of another instance was hinted within " + Shown.millis(subject.patience()) + ".",
                "does the subscription see what others write? If the store cannot push, watch returns empty.");
    }

    private void hinted(Hints hints, int before, String what, String check) {
        Check.that(
                hints.moreThan(before, subject.patience()),
                "No hint came within " + Shown.millis(subject.patience()) + " of " + what + ".",
                check);
    }

    private void silent(Hints hints, MaintenanceBackend other, String when) {
        int before = hints.count();
        change(other);
        boolean silent = Eventually.stays(LONG_ENOUGH, () -> hints.count() == before);
        Check.that(silent, "A hint came " + when + ".", "does close end the subscription before it returns?");
    }

    private void change(MaintenanceBackend other) {
        String last = other.read().get(STATUS);
        written++;
        Check.that(
                other.compareAndSet(STATUS, last, "change " + written),
                "compareAndSet returned false, and nobody else writes.",
                "does a hint that throws harm the writer? Are STO-5 and CAS-2 green?");
    }
}
