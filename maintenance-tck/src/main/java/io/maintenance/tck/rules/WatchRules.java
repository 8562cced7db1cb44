// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import io.maintenance.tck.Fault;
import io.maintenance.tck.fixture.BackendProfile;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.LoopbackPorts;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.TestSkip;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hints to read again. A store that cannot push returns no watch, and is held to WAT-5 alone. */
public class WatchRules extends RuleGroup {

    private static final int CHANGES = 3;
    private static final Duration LONG_ENOUGH = Duration.ofMillis(500);

    private int written;

    public WatchRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("WAT-1")
    void hintsAChangeOfAnotherInstance() {
        MaintenanceBackend watched = subject.retrying();
        MaintenanceBackend other = subject.retrying();
        HintCounter hints = new HintCounter();
        HintCounter.watch(watched, hints);
        begun(hints, other);

        for (int change = 0; change < CHANGES; change++) {
            int before = hints.settled(subject.patience());
            change(other);
            hinted(hints, before, "a change of another instance", "does the subscription see what others write?");
        }
    }

    @Test
    @ContractRule("WAT-2")
    void completeMeansThatLossIsHintedToo() {
        MaintenanceBackend watched = subject.retrying();
        HintCounter hints = new HintCounter();
        Watch watch = HintCounter.watch(watched, hints);
        subject.needs(Fault.WIPE);
        change(subject.retrying());
        needsCompleteness(watch);

        int before = hints.settled(subject.patience());
        subject.inject(Fault.WIPE);
        hinted(
                hints,
                before,
                "the loss of the entries while isComplete() was true",
                "does the store push removals, evictions"
                        + " and flushes too? If not, isComplete() is false: the engine polls more often then.");
    }

    @Test
    @ContractRule("WAT-3")
    void isIncompleteWhileCutOffAndHintsOnReturn() {
        MaintenanceBackend watched = subject.retrying();
        HintCounter hints = new HintCounter();
        Watch watch = HintCounter.watch(watched, hints);
        subject.needs(Fault.HANG);
        begun(hints, subject.retrying());
        needsCompleteness(watch);

        int before = hints.settled(subject.patience());
        subject.inject(Fault.HANG);
        Requirement.that(
                BoundedWait.holds(subject.patience(), () -> !watch.isComplete()),
                "isComplete() was still true " + MessageText.millis(subject.patience()) + " after the server hung.",
                "does the watch notice silence? Ask the server for a sign of life, and be incomplete without one.");
        subject.inject(Fault.RESUME);
        hinted(
                hints,
                before,
                "the return of the server",
                "does the watch hint once when it is back? Changes may have been" + " missed.");
    }

    @Test
    @ContractRule("WAT-4")
    void aThrowingHintHarmsNothingAndNoneComesAfterClose() {
        MaintenanceBackend watched = subject.retrying();
        MaintenanceBackend other = subject.retrying();
        HintCounter hints = new HintCounter().throwing();
        Watch watch = HintCounter.watch(watched, hints);
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
        HintCounter more = new HintCounter();
        HintCounter.watch(watched, more);
        begun(more, other);
        more.settled(subject.patience());
        watched.close();
        silent(more, other, "after the backend was closed");
    }

    @Test
    @ContractRule("WAT-5")
    void canBeAskedForWhileNothingListens() {
        asked(subject.retrying(), "in a namespace where nothing was written");
        if (subject.hasHosts()) {
            asked(
                    subject.opener()
                            .at(subject.url().at(LoopbackPorts.dead()))
                            .within(subject.briefTimeout())
                            .open(),
                    "where nothing listens");
        }
    }

    /** Beside a watch that is never complete the engine polls, and so finds out by itself. */
    private void needsCompleteness(Watch watch) {
        TestSkip.unless(
                BoundedWait.holds(BackendProfile.COMPLETE_WITHIN, watch::isComplete),
                "isComplete() is never true, so that the engine polls");
    }

    private void asked(MaintenanceBackend backend, String where) {
        CallOutcome<Optional<Watch>> call = CallOutcome.of(subject.limit(), () -> backend.watch(() -> {}));
        Requirement.that(
                call.returned(),
                "watch " + where + " should return at once, but " + call + ".",
                "does watch need the server? It begins in the background, and is incomplete until it is connected.");
    }

    /** Waits until the watch hints changes at all: it may begin in the background. */
    private void begun(HintCounter hints, MaintenanceBackend other) {
        boolean begun = BoundedWait.holds(subject.patience(), () -> {
            change(other);
            return hints.moreThan(0, Duration.ofMillis(200));
        });
        Requirement.that(
                begun,
                "No change of another instance was hinted within " + MessageText.millis(subject.patience()) + ".",
                "does the subscription see what others write? If the store cannot push, watch returns empty.");
    }

    private void hinted(HintCounter hints, int before, String what, String check) {
        Requirement.that(
                hints.moreThan(before, subject.patience()),
                "No hint came within " + MessageText.millis(subject.patience()) + " of " + what + ".",
                check);
    }

    private void silent(HintCounter hints, MaintenanceBackend other, String when) {
        int before = hints.count();
        change(other);
        boolean silent = BoundedWait.stays(LONG_ENOUGH, () -> hints.count() == before);
        Requirement.that(silent, "A hint came " + when + ".", "does close end the subscription before it returns?");
    }

    private void change(MaintenanceBackend other) {
        String last = other.read().get(STATUS);
        written++;
        Requirement.that(
                other.compareAndSet(STATUS, last, "change " + written),
                "compareAndSet returned false, and nobody else writes.",
                "does a hint that throws harm the writer? Are STO-5 and CAS-2 green?");
    }
}
