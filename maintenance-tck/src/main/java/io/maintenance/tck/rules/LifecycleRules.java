// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.tck.Fault;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.fixture.StoreUrl;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.ConcurrentThreads;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.SilentServer;
import io.maintenance.tck.harness.ThreadSnapshot;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From the first call to the last. */
public class LifecycleRules extends RuleGroup {

    private static final int CLOSERS = 4;
    private static final int LOOKS = 3;
    private static final Duration NOT_BY_TIMEOUT = Duration.ofSeconds(25);
    private static final Duration UNDER_WAY = Duration.ofMillis(300);

    public LifecycleRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("LIF-1")
    void closeIsIdempotentFromAnyThreadAndEndsInTime() throws Exception {
        MaintenanceBackend used = subject.open();
        subject.retrying(used).read();
        used.watch(() -> {});
        closes(used, "of an instance that was used");
        closes(subject.open(), "of an instance that was never used");
        if (subject.can(Fault.HANG)) {
            MaintenanceBackend hung = subject.brief();
            subject.retrying(hung).read();
            subject.inject(Fault.HANG);
            closesDuringACall(hung);
        }
        if (subject.hasHosts()) {
            try (SilentServer silent = new SilentServer()) {
                closesDuringACall(subject.opener()
                        .at(subject.url().at(silent.address()))
                        .within(subject.briefTimeout())
                        .open());
            }
        }
    }

    private void closesDuringACall(MaintenanceBackend hung) {
        CallOutcome.PendingCall<?> reading = CallOutcome.start(hung::read);
        BoundedWait.holds(UNDER_WAY, () -> false);
        closes(hung, "during a call that hangs");
        CallOutcome<?> call = reading.await(subject.limit());
        Requirement.that(
                call.ended(), "A call that hung when close was called: " + call + ".", "does close end waiting calls?");
    }

    private void closes(MaintenanceBackend backend, String what) {
        String check = "is close safe to be called twice, and from several threads? Does it wait for the server?";
        Callable<Boolean> close = () -> {
            CallOutcome<Boolean> call = CallOutcome.of(subject.limit(), () -> {
                backend.close();
                backend.close();
                return true;
            });
            Requirement.that(call.returned(), "close " + what + " should return, but " + call + ".", check);
            return true;
        };
        ConcurrentThreads.run(
                Collections.nCopies(CLOSERS, close), subject.limit().multipliedBy(2));
    }

    @Test
    @ContractRule("LIF-2")
    void noThreadIsLeftAndNoneIsNonDaemon() {
        useAndClose(); // what the JVM or a driver starts once for all is not at issue
        Optional<AssertionError> trouble = troubleWithThreads();
        for (int again = 0; again < LOOKS - 1 && trouble.isPresent(); again++) {
            // A pool that outlives the backend may have grown; what a backend does, it does each time.
            trouble = troubleWithThreads();
        }
        if (trouble.isPresent()) {
            throw trouble.get();
        }
    }

    private Optional<AssertionError> troubleWithThreads() {
        ThreadSnapshot before = new ThreadSnapshot();
        MaintenanceBackend backend = use();
        MaintenanceBackend other = use();
        Set<Thread> blocking =
                before.newcomers().stream().filter(thread -> !thread.isDaemon()).collect(Collectors.toSet());
        backend.close();
        other.close();
        if (!blocking.isEmpty()) {
            return Optional.of(Requirement.failure(
                    "These threads would keep a process alive: " + ThreadSnapshot.shown(blocking) + ".",
                    "is every thread a daemon, also those of the client and its pools?"));
        }
        Duration look = subject.patience().dividedBy(LOOKS);
        BoundedWait.holds(look, () -> before.newcomers().isEmpty());
        Set<Thread> left = before.newcomers();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(Requirement.failure(
                        "These threads were left " + MessageText.millis(look) + " after close: "
                                + ThreadSnapshot.shown(left) + ".",
                        "does close shut down every executor, timer, pool and client?"));
    }

    private void useAndClose() {
        MaintenanceBackend first = use();
        MaintenanceBackend second = use();
        first.close();
        second.close();
    }

    /** Uses everything that might start a thread. */
    private MaintenanceBackend use() {
        MaintenanceBackend backend = subject.open();
        backend.watch(() -> {});
        MaintenanceBackend retrying = subject.retrying(backend);
        retrying.compareAndSet(STATUS, retrying.read().get(STATUS), "used");
        backend.diagnose();
        return backend;
    }

    @Test
    @ContractRule("LIF-3")
    void afterCloseCallsThrowIllegalState() {
        MaintenanceBackend backend = subject.open();
        subject.retrying(backend).read();
        backend.close();
        closed("read", backend::read);
        closed("compareAndSet", () -> backend.compareAndSet(STATUS, null, "x"));
        closed("watch", () -> backend.watch(() -> {}).isPresent());
        Requirement.that(
                subject.retrying().read().isEmpty(),
                "A call after close wrote something.",
                "is it refused before it is sent?");
    }

    private void closed(String what, Callable<?> callable) {
        CallOutcome<?> call = CallOutcome.of(subject.limit(), callable);
        boolean refused = call.failure() instanceof IllegalStateException;
        boolean unwatched = what.equals("watch") && Boolean.FALSE.equals(call.value());
        Requirement.that(
                refused || unwatched,
                what + " after close should throw IllegalStateException, but " + call + ".",
                "is a flag looked at in each method? Does a connection come back by itself?");
    }

    @Test
    @ContractRule("LIF-4")
    void interruptEndsACallAndStaysSet() throws Exception {
        MaintenanceBackend backend = subject.open();
        String check = "is an interrupt restored where it is caught? Is a resource shared that an interrupt closes?";
        interrupted("read", backend::read);
        interrupted("compareAndSet", () -> backend.compareAndSet(STATUS, null, "x"));
        Requirement.that(
                BoundedWait.answers(subject.patience(), backend::read),
                "After an interrupt the instance works no more.",
                check);
        if (subject.hasHosts()) {
            try (SilentServer silent = new SilentServer()) {
                StoreUrl nowhere = subject.url().at(silent.address());
                ends(subject.opener()
                        .at(nowhere)
                        .within(subject.longestTimeout())
                        .open());
            }
        }
        if (subject.can(Fault.HANG)) {
            MaintenanceBackend patient =
                    subject.opener().within(subject.longestTimeout()).open();
            subject.retrying(patient).read();
            subject.inject(Fault.HANG);
            ends(patient);
        }
    }

    /** A call on a thread that is interrupted already either returns or is unavailable, and leaves the thread interrupted. */
    private void interrupted(String what, Callable<?> callable) {
        CallOutcome<String> call = CallOutcome.of(
                subject.limit(),
                () -> outcome(() -> {
                    Thread.currentThread().interrupt();
                    return callable.call();
                }));
        right(what + " on an interrupted thread", call);
    }

    /**
     * A call that waits for a server that hangs ends when its thread is interrupted, long before its timeout. One that does not wait that long has nothing to show.
     */
    private void ends(MaintenanceBackend backend) {
        CallOutcome.PendingCall<String> call = CallOutcome.start(() -> outcome(backend::read));
        BoundedWait.holds(UNDER_WAY, () -> false);
        if (call.task().isDone()) {
            return;
        }
        call.thread().interrupt();
        right("read that was interrupted while it waited for the server", call.await(soon()));
    }

    /** Before any timeout. */
    private Duration soon() {
        Duration patience = subject.patience();
        return patience.compareTo(NOT_BY_TIMEOUT) < 0 ? patience : NOT_BY_TIMEOUT;
    }

    private static String outcome(Callable<?> callable) throws Exception {
        String outcome = "returned";
        try {
            callable.call();
        } catch (BackendException e) {
            outcome = "threw BackendException " + e.kind();
        }
        return outcome + (Thread.currentThread().isInterrupted() ? "" : " and cleared the interrupt");
    }

    private static void right(String what, CallOutcome<String> call) {
        boolean right =
                "returned".equals(call.value()) || ("threw BackendException " + Kind.UNAVAILABLE).equals(call.value());
        String seen = call.returned() ? String.valueOf(call.value()) : call.toString();
        Requirement.that(
                right,
                "A " + what + " should end with the thread's interrupt set, but " + seen + ".",
                "is an interrupt restored where it is caught, and turned into BackendException UNAVAILABLE? Does it end"
                        + " every wait?");
    }
}
