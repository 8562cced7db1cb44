// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import io.maintenance.tck.ContractProfile.Part;
import io.maintenance.tck.Fault;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.Requirement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What a watch goes through while an application runs. */
public class WatchEnduranceRules extends RuleGroup {

    private static final int BURSTS = 12;
    private static final int CHANGES_OF_A_BURST = 5;
    private static final int TRIES = 3;
    private static final Duration STILL_DOWN = Duration.ofMillis(500);

    public WatchEnduranceRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule(value = "WAT-6", parts = Part.WATCH)
    void aHintFollowsTheLastOfManyChanges() {
        WatchTrial trial = new WatchTrial(subject);
        HintedReader reader = trial.watch(subject.open());
        trial.begun(reader, "");
        long missed = IntStream.range(0, BURSTS)
                .filter(burst -> !isFollowed(trial, reader, burst))
                .limit(2)
                .count();
        Requirement.that(
                missed < 2, // one may have been told a moment before it could be read
                "After " + CHANGES_OF_A_BURST + " changes one after the other, no hint came after the last one.",
                "what becomes of a change while a hint is given, or was given just before? Hints may be put together only"
                        + " if one more follows. Is a watch that fires once renewed before the entry is read?");
    }

    /** Makes changes, the last of them back to back with the others, as soon as one of those was hinted, or once it was read. */
    private boolean isFollowed(WatchTrial trial, HintedReader reader, int burst) {
        StorageKey last = burst % 2 == 0 ? STATUS : ADDRESSES;
        int hints = reader.hints().count();
        int reads = reader.reads();
        for (int change = 1; change < CHANGES_OF_A_BURST; change++) {
            trial.change(change % 2 == 0 ? STATUS : ADDRESSES);
        }
        switch (burst % 3) {
            case 1 -> reader.hints().moreThan(hints, subject.patience());
            case 2 -> BoundedWait.holds(subject.patience(), () -> reader.reads() > reads && reader.isIdle());
            default -> {}
        }
        return reader.knows(last, trial.change(last), subject.patience());
    }

    @Test
    @ContractRule(value = "WAT-7", parts = Part.WATCH)
    void hintsTheCreationOfEachEntry() {
        for (StorageKey key : StorageKey.values()) {
            boolean hinted = false;
            for (int again = 0; again < TRIES && !hinted; again++) {
                hinted = isCreationHinted(key); // a subscription to one entry may begin after the other's
            }
            Requirement.that(
                    hinted,
                    "The creation of " + key + " was not hinted.",
                    "does the watch see entries that were not there when it began?");
        }
        if (subject.can(Fault.WIPE)) {
            WatchTrial trial = new WatchTrial(subject);
            HintedReader reader = trial.watch(subject.open());
            trial.begun(reader, "");
            Requirement.that(
                    IntStream.range(0, TRIES).anyMatch(again -> isFirstCreationHinted(trial, reader)),
                    "The first creation after the store had lost everything was not hinted.",
                    "does the watch outlive the loss of what it watches?");
            trial.begun(reader, ", after the store had lost everything");
        }
    }

    private boolean isFirstCreationHinted(WatchTrial trial, HintedReader reader) {
        subject.inject(Fault.WIPE);
        trial.forget();
        reader.hints().settled(subject.patience());
        return reader.knows(STATUS, trial.change(STATUS), subject.patience().dividedBy(TRIES));
    }

    private boolean isCreationHinted(StorageKey key) {
        String namespace = BackendUnderTest.freshNamespace();
        WatchTrial trial = new WatchTrial(subject, subject.open(namespace));
        HintedReader reader = trial.watch(subject.open(namespace));
        Arrays.stream(StorageKey.values())
                .filter(other -> other != key)
                .forEach(other -> trial.begun(reader, other, ""));
        reader.hints().settled(subject.patience());
        return reader.knows(key, trial.change(key), subject.patience().dividedBy(TRIES));
    }

    @Test
    @ContractRule(value = "WAT-8", parts = Part.WATCH)
    void outlivesALongSilence() {
        WatchTrial trial = new WatchTrial(subject);
        HintedReader reader = trial.watch(subject.brief());
        trial.begun(reader, "");
        BoundedWait.stays(subject.briefTimeout().multipliedBy(3), () -> true);
        for (int again = 0; again < TRIES; again++) {
            trial.begun(
                    reader,
                    ", by a watch of an instance whose timeout is shorter than the time without a change before");
        }
    }

    @Test
    @ContractRule(
            value = "WAT-9",
            parts = {Part.WATCH, Part.FAULTS})
    void beginsWhenTheStoreComesAndOutlivesItsAbsence() {
        WatchTrial trial = new WatchTrial(subject);
        HintedReader earlier = trial.watch(subject.open());
        subject.needs(Fault.KILL, Fault.RESTART);
        trial.begun(earlier, STATUS, "");
        subject.inject(Fault.KILL);
        HintedReader reader = asked(trial);
        trial.staysIncomplete(List.of(reader.watch()), "of a watch that was asked for while the store was down");
        subject.inject(Fault.RESTART);
        trial.begun(reader, " of the store's return, by a watch that was asked for while it was down");
        trial.begun(earlier, " of the store's return, by a watch that was there before");
    }

    private HintedReader asked(WatchTrial trial) {
        try {
            return trial.watch(subject.brief());
        } catch (TestAbortedException empty) {
            throw Requirement.failure(
                    "watch is empty while the store is down, and nobody asks again.",
                    "does watch need the server? It begins in the background, when the store comes.");
        }
    }

    @Test
    @ContractRule(value = "WAT-10", parts = Part.WATCH)
    void watchesDoNotDisturbEachOther() {
        WatchTrial trial = new WatchTrial(subject);
        MaintenanceBackend watched = subject.open();
        HintedReader first = trial.watch(watched);
        HintedReader second = trial.watch(watched);
        HintedReader third = trial.watch(subject.open());
        trial.begun(first, ", by the first of two watches of an instance");
        trial.begun(second, ", by the second of two watches of an instance");
        trial.begun(third, ", by a watch of another instance");
        first.hints().throwing();
        trial.begun(second, ", by one of two watches, while the hint of the other throws");

        closesWatched(subject.open(BackendUnderTest.freshNamespace()));
        trial.begun(second, " after an instance of another namespace was closed with its watch");
        closesWatched(subject.open());
        trial.begun(second, " after another instance was closed with its watch");
        first.watch().close();
        first.watch().close();
        trial.begun(second, " after the other watch of the instance was closed");
        trial.begun(third, " after a watch of another instance was closed");
    }

    /** Closes the instance once its watch had time to begin. */
    private void closesWatched(MaintenanceBackend other) {
        Watch watch = HintCounter.watch(other, () -> {});
        subject.retrying(other).read();
        BoundedWait.holds(STILL_DOWN, watch::isComplete);
        other.close();
    }
}
