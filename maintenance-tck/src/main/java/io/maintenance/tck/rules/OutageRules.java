// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.ContractProfile.Part;
import io.maintenance.tck.Fault;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.fixture.InstanceOpener;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.CallOutcome.PendingCall;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.SilentServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What many calls, and answers that come late, do to each other while the store fails. */
public class OutageRules extends RuleGroup {

    /** As many as keep a pool of eight connections busy for longer than {@link #LONG}. */
    private static final int CALLS = 48;

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int ROUNDS = 2;
    private static final String FIRST = "first";

    public OutageRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule(value = "FAI-6", parts = Part.FAULTS)
    void manyCallsAtOnceToAHungServerAreUnavailableInTime() throws Exception {
        boolean hangs = subject.can(Fault.HANG);
        if (!subject.hasHosts()) {
            subject.needs(Fault.HANG);
        }
        if (hangs) {
            MaintenanceBackend backend = subject.opener().within(SHORT).open();
            created(backend);
            subject.inject(Fault.HANG);
            endTogether(backend, subject.opener());
            subject.inject(Fault.RESUME);
            Requirement.that(
                    BoundedWait.answers(subject.patience(), backend::read),
                    "After " + CALLS + " calls that were not answered the instance answers none.",
                    "does each call give back its connection or turn, also when it fails?");
        } else {
            try (SilentServer silent = new SilentServer()) {
                InstanceOpener nowhere = subject.opener().at(subject.url().at(silent.address()));
                endTogether(nowhere.within(SHORT).open(), nowhere);
            }
        }
    }

    private void created(MaintenanceBackend backend) {
        for (StorageKey key : StorageKey.values()) {
            boolean created = subject.retrying(backend).compareAndSet(key, null, FIRST);
            Requirement.that(created, "The entry was not created.", "is CAS-1 green?");
        }
    }

    /** Twice, because a process that was stopped for long finds all limits passed at once, in any order. */
    private void endTogether(MaintenanceBackend backend, InstanceOpener patient) {
        boolean inTime = IntStream.range(0, 2)
                .anyMatch(again -> endsBefore(backend, patient.within(LONG).open()));
        Requirement.that(
                inTime,
                "Of " + CALLS + " calls at once to a server that hangs, with a timeout of " + MessageText.millis(SHORT)
                        + " each, the last had not ended when one with a timeout of " + MessageText.millis(LONG)
                        + " had.",
                "does the timeout bound the wait for a lock, a turn, or a connection of a pool as well?");
    }

    /** Returns whether all calls had ended before one that waits longer for the same server, or were not made to wait. */
    private boolean endsBefore(MaintenanceBackend backend, MaintenanceBackend patient) {
        PendingCall<?> longer = CallOutcome.start(patient::read);
        List<PendingCall<?>> calls = IntStream.range(0, CALLS)
                .<PendingCall<?>>mapToObj(call -> CallOutcome.start(call(backend, call % 3)))
                .toList();
        boolean quick = true;
        for (PendingCall<?> each : calls) {
            CallOutcome<?> outcome = each.await(LONG.plus(subject.limit()));
            outcome.requireUnavailable(
                    "One of " + CALLS + " calls at once to a server that hangs",
                    "is the instance safe for many threads, and every failure of a pool turned into UNAVAILABLE?");
            quick &= outcome.took().compareTo(SHORT.multipliedBy(2)) < 0;
        }
        boolean before = quick || !longer.task().isDone();
        longer.thread().interrupt();
        return before;
    }

    private static Callable<?> call(MaintenanceBackend backend, int kind) {
        return switch (kind) {
            case 0 -> backend::read;
            case 1 -> () -> backend.compareAndSet(STATUS, NEVER_THERE, "x");
            default -> () -> backend.compareAndSet(ADDRESSES, NEVER_THERE, "x");
        };
    }

    @Test
    @ContractRule(value = "FAI-7", parts = Part.FAULTS)
    void anAnswerThatComesLateIsTakenForNoOther() {
        subject.needs(Fault.HANG);
        MaintenanceBackend brief = subject.brief();
        MaintenanceBackend patient = subject.open();
        created(brief);
        subject.retrying(patient).read();
        for (int round = 0; round < ROUNDS; round++) {
            subject.inject(Fault.HANG);
            PendingCall<Boolean> slowWrite = CallOutcome.start(() -> rewritten(patient, ADDRESSES));
            PendingCall<Map<StorageKey, String>> slowRead = CallOutcome.start(patient::read);
            mismatched(CallOutcome.of(subject.limit(), () -> other(brief)), "while it hung");
            same(CallOutcome.of(subject.limit(), brief::read), "while it hung");
            subject.inject(Fault.RESUME);

            written(slowWrite.await(subject.limit()), "that had waited for the server");
            same(slowRead.await(subject.limit()), "that had waited for the server");
            written(
                    CallOutcome.of(subject.limit(), () -> rewritten(brief, STATUS)),
                    "after others had not been answered");
            same(CallOutcome.of(subject.limit(), brief::read), "after others had not been answered");
            mismatched(CallOutcome.of(subject.limit(), () -> other(brief)), "after others had not been answered");
        }
        same(CallOutcome.of(subject.patience(), subject.retrying(brief)::read), "once the server answers again");
    }

    /** Each entry is written by one instance alone: two that write the same text at once may get in each other's way. */
    private static boolean rewritten(MaintenanceBackend backend, StorageKey key) {
        return backend.compareAndSet(key, FIRST, FIRST);
    }

    private static boolean other(MaintenanceBackend backend) {
        return backend.compareAndSet(ADDRESSES, NEVER_THERE, "x");
    }

    private static void same(CallOutcome<Map<StorageKey, String>> call, String which) {
        right("read", call, Map.of(STATUS, FIRST, ADDRESSES, FIRST)::equals, which);
    }

    private static void written(CallOutcome<Boolean> call, String which) {
        right("compareAndSet of the text that is there", call, Boolean.TRUE::equals, which);
    }

    private static void mismatched(CallOutcome<Boolean> call, String which) {
        right("compareAndSet that expects another text", call, Boolean.FALSE::equals, which);
    }

    private static <T> void right(String what, CallOutcome<T> call, Predicate<T> answer, String which) {
        T value = call.value();
        boolean right =
                value == null ? call.kind().filter(Kind.UNAVAILABLE::equals).isPresent() : answer.test(value);
        Requirement.that(
                right,
                "A " + what + " " + which + " should be answered rightly or throw UNAVAILABLE, but " + call + ".",
                "is a connection given up when a call on it was not answered? Its answer comes late, and is not that to"
                        + " the next call.");
    }
}
