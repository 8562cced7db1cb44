// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import io.maintenance.tck.ContractProfile.Part;
import io.maintenance.tck.Fault;
import io.maintenance.tck.fixture.BackendProfile;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.LoopbackPorts;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.SilentServer;
import io.maintenance.tck.harness.TestSkip;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hints to read again. A store that cannot push returns no watch, and is held to WAT-5 alone. */
public class WatchRules extends RuleGroup {

    private static final int CHANGES = 3;
    private static final int THROWING_CHANGES = 6;
    private static final Duration LONG_ENOUGH = Duration.ofMillis(500);
    private static final String BEGINS =
            "does watch need the server? It begins in the background, and is incomplete until it is connected.";

    public WatchRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule(value = "WAT-1", parts = Part.WATCH)
    void hintsAChangeOfAnotherInstance() {
        WatchTrial trial = new WatchTrial(subject);
        HintedReader reader = trial.watch(subject.open());
        for (StorageKey key : StorageKey.values()) {
            trial.begun(reader, key, "");
            for (int change = 0; change < CHANGES; change++) {
                trial.hinted(
                        reader,
                        key,
                        "a change of another instance",
                        "does the subscription see what others write, to both entries?");
            }
        }
    }

    @Test
    @ContractRule(
            value = "WAT-2",
            parts = {Part.WATCH, Part.FAULTS})
    void completeMeansThatLossIsHintedToo() {
        WatchTrial trial = new WatchTrial(subject);
        HintedReader reader = trial.watch(subject.open());
        subject.needs(Fault.WIPE);
        trial.begun(reader, "");
        needsCompleteness(reader.watch());

        int before = reader.hints().settled(subject.patience());
        subject.inject(Fault.WIPE);
        hinted(
                reader,
                before,
                "the loss of the entries while isComplete() was true",
                "does the store push removals, evictions"
                        + " and flushes too? If not, isComplete() is false: the engine polls more often then.");
    }

    @Test
    @ContractRule(
            value = "WAT-3",
            parts = {Part.WATCH, Part.FAULTS})
    void isIncompleteWhileCutOffAndHintsOnReturn() {
        WatchTrial trial = new WatchTrial(subject);
        HintedReader reader = trial.watch(subject.open());
        Watch watch = reader.watch();
        subject.needs(Fault.HANG);
        trial.begun(reader, "");
        needsCompleteness(watch);

        int before = reader.hints().settled(subject.patience());
        subject.inject(Fault.HANG);
        trial.becomesIncomplete(watch, "long after the server hung");
        subject.inject(Fault.RESUME);
        hinted(
                reader,
                before,
                "the return of the server",
                "does the watch hint once when it is back? Changes may have been missed.");
    }

    @Test
    @ContractRule(value = "WAT-4", parts = Part.WATCH)
    void aThrowingHintHarmsNothingAndNoneComesAfterClose() {
        WatchTrial trial = new WatchTrial(subject);
        MaintenanceBackend watched = subject.open();
        HintedReader reader = trial.watch(watched);
        reader.hints().throwing();
        trial.begun(reader, ", and hints throw");
        for (int change = 0; change < THROWING_CHANGES; change++) {
            trial.hinted(
                    reader,
                    STATUS,
                    "a change after a hint had thrown",
                    "is the hint called within try and catch, also of errors, so that the subscription outlives it?");
        }
        HintedReader atOnce = trial.watch(watched);
        closesTwice(atOnce.watch());
        closesTwice(reader.watch());
        silent(atOnce, trial, "after a watch was closed that had just been asked for");
        silent(reader, trial, "after the watch was closed");

        HintedReader more = trial.watch(watched);
        trial.begun(more, STATUS, ", by a watch that was asked for after another one was closed");
        watched.close();
        silent(more, trial, "after the backend was closed");
    }

    @Test
    @ContractRule("WAT-5")
    void canBeAskedForWhileNothingListens() throws Exception {
        boolean pushes = asked(subject.open(), "in a namespace where nothing was written")
                .isPresent();
        Requirement.that(
                !pushes || subject.parts().include(Part.WATCH),
                "watch() returned one, and your class declares a profile without WATCH.",
                "add WATCH to @ContractProfile: what the watch hints is not tested.");
        if (subject.hasHosts()) {
            try (SilentServer silent = new SilentServer()) {
                List<Watch> watches = Stream.of(
                                askedAt(LoopbackPorts.dead(), "where nothing listens", pushes),
                                askedAt(silent.address(), "at a server that says nothing", pushes))
                        .flatMap(Optional::stream)
                        .toList();
                new WatchTrial(subject).staysIncomplete(watches, "where no server answers");
            }
        }
    }

    private Optional<Watch> askedAt(String address, String where, boolean pushes) {
        MaintenanceBackend nowhere = subject.opener()
                .at(subject.url().at(address))
                .within(subject.briefTimeout())
                .open();
        Optional<Watch> watch = asked(nowhere, where);
        Requirement.that(watch.isPresent() == pushes, "watch " + where + " returned " + watch + ".", BEGINS);
        return watch;
    }

    /** Beside a watch that is never complete the engine polls, and so finds out by itself. */
    private void needsCompleteness(Watch watch) {
        TestSkip.unless(
                BoundedWait.holds(BackendProfile.COMPLETE_WITHIN, watch::isComplete),
                "isComplete() is never true, so that the engine polls");
    }

    private Optional<Watch> asked(MaintenanceBackend backend, String where) {
        CallOutcome<Optional<Watch>> call = CallOutcome.of(subject.limit(), () -> backend.watch(() -> {}));
        Requirement.that(
                call.returned() && call.value() != null,
                "watch " + where + " should return at once, but " + call + ".",
                BEGINS);
        return Objects.requireNonNull(call.value());
    }

    private void hinted(HintedReader reader, int before, String what, String check) {
        Requirement.that(
                reader.hints().moreThan(before, subject.patience()),
                "No hint came within " + MessageText.millis(subject.patience()) + " of " + what + ".",
                check);
    }

    private static void closesTwice(Watch watch) {
        watch.close();
        watch.close();
    }

    /** Twice, because a hint that was under way when it was closed may still come. */
    private void silent(HintedReader reader, WatchTrial trial, String when) {
        Requirement.that(
                IntStream.range(0, 2).anyMatch(again -> isSilent(reader, trial)),
                "A hint came " + when + ".",
                "does close end the subscription before it returns?");
    }

    private boolean isSilent(HintedReader reader, WatchTrial trial) {
        int before = reader.hints().settled(subject.patience());
        trial.change(STATUS);
        return BoundedWait.stays(LONG_ENOUGH, () -> reader.hints().count() == before);
    }
}
