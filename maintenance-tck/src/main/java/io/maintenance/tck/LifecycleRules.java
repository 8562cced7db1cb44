// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From the first call to the last. */
class LifecycleRules extends RuleGroup {

    private static final int CLOSERS = 4;
    private static final int LOOKS = 3;
    private static final Duration NOT_BY_TIMEOUT = Duration.ofSeconds(25);
    private static final Duration UNDER_WAY = Duration.ofMillis(300);

    LifecycleRules(Subject subject) {
        super(subject);
    }

    @Test
    @Rule("LIF-1")
    void closeIsIdempotentFromAnyThreadAndEndsInTime() throws Exception {
        MaintenanceBackend used = subject.open();
        subject.steady(used).read();
        used.watch(() -> {});
        closes(used, "of an instance that was used");
        closes(subject.open(), "of an instance that was never used");
        if (subject.can(Fault.HANG)) {
            MaintenanceBackend hung = subject.brief();
            subject.steady(hung).read();
            subject.strike(Fault.HANG);
            closesDuringACall(hung);
        }
        if (subject.hasHosts()) {
            try (Silence silence = new Silence()) {
                closesDuringACall(subject.opening()
                        .at(subject.url().at(silence.address()))
                        .within(subject.briefTimeout())
                        .open());
            }
        }
    }

    private void closesDuringACall(MaintenanceBackend hung) {
        Call.Running<?> reading = Call.start(hung::read);
        Eventually.holds(UNDER_WAY, () -> false);
        closes(hung, "during a call that hangs");
        Call<?> call = reading.await(subject.limit());
        Check.that(
                call.ended(), "A call that hung when close was called: " + call + ".", "does close end waiting calls?");
    }

    private void closes(MaintenanceBackend backend, String what) {
        String check = "is close safe to be called twice, and from several threads? Does it wait for the server?";
        Callable<Boolean> close = () -> {
            Call<Boolean> call = Call.of(subject.limit(), () -> {
                backend.close();
                backend.close();
                return true;
            });
            Check.that(call.returned(), "close " + what + " should return, but " + call + ".", check);
            return true;
        };
        Crew.run(Collections.nCopies(CLOSERS, close), subject.limit().multipliedBy(2));
    }

    @Test
    @Rule("LIF-2")
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
        ThreadCensus census = new ThreadCensus();
        MaintenanceBackend backend = use();
        MaintenanceBackend other = use();
        Set<Thread> blocking =
                census.newcomers().stream().filter(thread -> !thread.isDaemon()).collect(Collectors.toSet());
        backend.close();
        other.close();
        if (!blocking.isEmpty()) {
            return Optional.of(Check.failure(
                    "These threads would keep a process alive: " + ThreadCensus.shown(blocking) + ".",
                    "is every thread a daemon, also those of the client and its pools?"));
        }
        Duration look = subject.patience().dividedBy(LOOKS);
        Eventually.holds(look, () -> census.newcomers().isEmpty());
        Set<Thread> left = census.newcomers();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(Check.failure(
                        "These threads were left " + Shown.millis(look) + " after close: " + ThreadCensus.shown(left)
                                + ".",
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
        MaintenanceBackend steady = subject.steady(backend);
        steady.compareAndSet(STATUS, steady.read().get(STATUS), "used");
        backend.diagnose();
        return backend;
    }

    @Test
    @Rule("LIF-3")
    void afterCloseCallsThrowIllegalState() {
        MaintenanceBackend backend = subject.open();
        subject.steady(backend).read();
        backend.close();
        closed("read", backend::read);
        closed("compareAndSet", () -> backend.compareAndSet(STATUS, null, "x"));
        closed("watch", () -> backend.watch(() -> {}).isPresent());
        Check.that(
                subject.steady().read().isEmpty(),
                "A call after close wrote something.",
                "is it refused before it is sent?");
    }

    private void closed(String what, Callable<?> callable) {
        Call<?> call = Call.of(subject.limit(), callable);
        boolean refused = call.failure() instanceof IllegalStateException;
        boolean unwatched = what.equals("watch") && Boolean.FALSE.equals(call.value());
        Check.that(
                refused || unwatched,
                what + " after close should throw IllegalStateException, but " + call + ".",
                "is a flag looked at in each method? Does a connection come back by itself?");
    }

    @Test
    @Rule("LIF-4")
    void interruptEndsACallAndStaysSet() throws Exception {
        MaintenanceBackend backend = subject.open();
        String check = "is an interrupt restored where it is caught? Is a resource shared that an interrupt closes?";
        interrupted("read", backend::read);
        interrupted("compareAndSet", () -> backend.compareAndSet(STATUS, null, "x"));
        Check.that(
                Eventually.answers(subject.patience(), backend::read),
                "After an interrupt the instance works no more.",
                check);
        if (subject.hasHosts()) {
            try (Silence silence = new Silence()) {
                StoreUrl nowhere = subject.url().at(silence.address());
                ends(subject.opening()
                        .at(nowhere)
                        .within(subject.longestTimeout())
                        .open());
            }
        }
        if (subject.can(Fault.HANG)) {
            MaintenanceBackend patient =
                    subject.opening().within(subject.longestTimeout()).open();
            subject.steady(patient).read();
            subject.strike(Fault.HANG);
            ends(patient);
        }
    }

    /** A call on a thread that is interrupted already either returns or is unavailable, and leaves the thread interrupted. */
    private void interrupted(String what, Callable<?> callable) {
        Call<String> call = Call.of(
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
        Call.Running<String> call = Call.start(() -> outcome(backend::read));
        Eventually.holds(UNDER_WAY, () -> false);
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

    private static void right(String what, Call<String> call) {
        boolean right =
                "returned".equals(call.value()) || ("threw BackendException " + Kind.UNAVAILABLE).equals(call.value());
        String seen = call.returned() ? String.valueOf(call.value()) : call.toString();
        Check.that(
                right,
                "A " + what + " should end with the thread's interrupt set, but " + seen + ".",
                "is an interrupt restored where it is caught, and turned into BackendException UNAVAILABLE? Does it end"
                        + " every wait?");
    }
}
