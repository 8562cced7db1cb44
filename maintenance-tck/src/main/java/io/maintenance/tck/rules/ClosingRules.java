// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.Fault;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.CallOutcome.PendingCall;
import io.maintenance.tck.harness.ConcurrentThreads;
import io.maintenance.tck.harness.LoopbackPorts;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.SilentServer;
import io.maintenance.tck.harness.ThreadSnapshot;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The end of an instance, whenever it comes. */
public class ClosingRules extends RuleGroup {

    private static final int CLOSERS = 4;
    private static final int LOOKS = 3;
    private static final Duration UNDER_WAY = Duration.ofMillis(300);
    private static final String ENDS =
            "is close safe to be called twice, and from several threads? Does it wait for the server?";

    public ClosingRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("LIF-1")
    void closeIsIdempotentFromAnyThreadAndEndsInTime() throws Exception {
        MaintenanceBackend used = subject.open();
        subject.retrying(used).read();
        used.watch(() -> {});
        MaintenanceBackend other = subject.open();
        subject.retrying(other).read();
        closes(used, "of an instance that was used");
        Requirement.that(
                BoundedWait.answers(subject.patience(), other::read),
                "After an instance was closed another one works no more.",
                "does close end what all instances share, such as a client or a thread?");
        closes(subject.open(), "of an instance that was never used");
        if (subject.can(Fault.HANG)) {
            MaintenanceBackend hung = subject.brief();
            subject.retrying(hung).read();
            subject.inject(Fault.HANG);
            closesDuringCalls(hung);
            subject.inject(Fault.RESUME);
        }
        if (!subject.hasHosts() && subject.can(Fault.KILL)) {
            subject.inject(Fault.KILL);
            closes(other, "of an instance whose store is down");
        }
        if (subject.hasHosts()) {
            closes(watched(LoopbackPorts.dead()), "of an instance whose store is down");
            try (SilentServer silent = new SilentServer()) {
                closesDuringCalls(watched(silent.address()));
            }
        }
    }

    /** Opens an instance at another address, and asks it for a watch. */
    private MaintenanceBackend watched(String address) {
        MaintenanceBackend backend = subject.opener()
                .at(subject.url().at(address))
                .within(subject.briefTimeout())
                .open();
        backend.watch(() -> {});
        return backend;
    }

    private void closesDuringCalls(MaintenanceBackend hung) {
        List<PendingCall<?>> calls = List.of(
                CallOutcome.start(hung::read),
                CallOutcome.start(() -> hung.compareAndSet(STATUS, null, "x")),
                CallOutcome.start(() -> hung.compareAndSet(ADDRESSES, null, "x")));
        BoundedWait.holds(UNDER_WAY, () -> false);
        closes(hung, "during calls that hang");
        for (PendingCall<?> each : calls) {
            CallOutcome<?> call = each.await(subject.limit());
            boolean right = call.failure() instanceof IllegalStateException
                    || call.kind().filter(Kind.UNAVAILABLE::equals).isPresent();
            Requirement.that(
                    right,
                    "A call that hung when close was called should throw UNAVAILABLE, or IllegalStateException, but "
                            + call + ".",
                    "does close end the calls that wait? Nothing was answered, so that they neither return nor fail like"
                            + " a driver whose connection is gone.");
        }
    }

    private void closes(MaintenanceBackend backend, String what) {
        Callable<Boolean> close = () -> {
            CallOutcome<Boolean> call = CallOutcome.of(subject.limit(), () -> {
                backend.close();
                backend.close();
                return true;
            });
            Requirement.that(call.returned(), "close " + what + " should return, but " + call + ".", ENDS);
            return true;
        };
        ConcurrentThreads.run(
                Collections.nCopies(CLOSERS, close), subject.limit().multipliedBy(2));
    }

    @Test
    @ContractRule("LIF-3")
    void afterCloseCallsThrowIllegalState() throws Exception {
        MaintenanceBackend backend = subject.open();
        subject.retrying(backend).read();
        backend.close();
        refusesAll(backend);
        backend.close();
        refusesAll(backend);
        Requirement.that(
                subject.retrying().read().isEmpty(),
                "A call after close wrote something.",
                "is it refused before it is sent?");
        if (subject.hasHosts()) {
            try (SilentServer silent = new SilentServer()) {
                Requirement.that(
                        IntStream.range(0, 2).anyMatch(again -> isLeftAlone(silent)),
                        "The server was connected to after close.",
                        "do a watch, a pool and a timer end with close, and does no call connect after it?");
            }
        }
    }

    private void refusesAll(MaintenanceBackend backend) {
        refused("read", CallOutcome.of(subject.limit(), backend::read), false);
        for (StorageKey key : StorageKey.values()) {
            refused(
                    "compareAndSet",
                    CallOutcome.of(subject.limit(), () -> backend.compareAndSet(key, null, "x")),
                    false);
        }
        CallOutcome<Boolean> watch =
                CallOutcome.of(subject.limit(), () -> backend.watch(() -> {}).isPresent());
        refused("watch", watch, Boolean.FALSE.equals(watch.value()));
        CallOutcome<?> diagnosis = CallOutcome.of(subject.limit(), backend::diagnose);
        refused("diagnose", diagnosis, diagnosis.returned()); // one that asks nobody has nothing to refuse
    }

    private static void refused(String what, CallOutcome<?> call, boolean otherwise) {
        Requirement.that(
                call.failure() instanceof IllegalStateException || otherwise,
                what + " after close should throw IllegalStateException, but " + call + ".",
                "is a flag looked at in each method? Does a connection come back by itself?");
    }

    /** Twice, because a connection may be under way when its thread is told to end. */
    private boolean isLeftAlone(SilentServer server) {
        MaintenanceBackend watched = watched(server.address());
        CallOutcome.of(subject.limit(), watched::read);
        watched.close();
        BoundedWait.holds(subject.patience(), () -> {
            int soFar = server.calls();
            return BoundedWait.stays(UNDER_WAY, () -> server.calls() == soFar);
        });
        int before = server.calls();
        refusesAll(watched);
        return BoundedWait.stays(UNDER_WAY.multipliedBy(2), () -> server.calls() == before);
    }

    @Test
    @ContractRule("LIF-6")
    void anInterruptedThreadGivesEverythingBackAsWell() {
        closedWhileInterrupted(); // what the JVM or a driver starts once for all is not at issue
        Set<Thread> left = Set.of();
        for (int look = 0; look < LOOKS && (look == 0 || !left.isEmpty()); look++) {
            left = closedWhileInterrupted();
        }
        Requirement.that(
                left.isEmpty(),
                "These threads were left by a close on an interrupted thread: " + ThreadSnapshot.shown(left) + ".",
                "does close shut everything down before it waits for anything?");
    }

    /** Returns the threads that do not end. */
    private Set<Thread> closedWhileInterrupted() {
        ThreadSnapshot before = new ThreadSnapshot();
        MaintenanceBackend backend = subject.open();
        backend.watch(() -> {});
        subject.retrying(backend).read();
        CallOutcome<Boolean> close = CallOutcome.of(subject.limit(), () -> {
            Thread.currentThread().interrupt();
            backend.close();
            return Thread.currentThread().isInterrupted();
        });
        Requirement.that(
                Boolean.TRUE.equals(close.value()),
                "close on an interrupted thread should return and leave the interrupt set, but "
                        + (close.returned() ? "it cleared the interrupt" : close) + ".",
                "is an interrupt restored where it is caught, and no reason to stop half way?");
        BoundedWait.holds(
                subject.patience().dividedBy(LOOKS), () -> before.newcomers().isEmpty());
        return before.newcomers();
    }
}
