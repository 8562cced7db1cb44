// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.Finding;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import io.maintenance.tck.Fault;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.CallOutcome.PendingCall;
import io.maintenance.tck.harness.LoopbackPorts;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.SilentServer;
import io.maintenance.tck.harness.ThreadSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From the first call to the last. */
public class LifecycleRules extends RuleGroup {

    private static final int LOOKS = 3;
    private static final String RESTORED =
            "is an interrupt restored where it is caught? Is a resource shared that an interrupt closes?";
    private static final int WATCHES = 12;
    private static final int INTERRUPTS = 10;
    private static final Duration NOT_BY_TIMEOUT = Duration.ofSeconds(25);
    private static final Duration UNDER_WAY = Duration.ofMillis(300);

    public LifecycleRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("LIF-2")
    void noThreadIsLeftAndNoneIsNonDaemon() {
        List.of(use(), use()).forEach(MaintenanceBackend::close); // what is started once for all is not at issue
        Optional<AssertionError> trouble = troubleWithThreads();
        for (int again = 0; again < LOOKS - 1 && trouble.isPresent(); again++) {
            // A pool that outlives the backend may have grown; what a backend does, it does each time.
            trouble = troubleWithThreads();
        }
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        watchesLeaveNothing();
    }

    /** A thread that all watches share may stay until the instance is closed, and a pool may grow once. */
    private void watchesLeaveNothing() {
        MaintenanceBackend backend = subject.open();
        subject.retrying(backend).read();
        Set<Thread> left = closedWatches(backend);
        for (int again = 0; again < LOOKS - 1 && left.size() >= WATCHES; again++) {
            left = closedWatches(backend);
        }
        Requirement.that(
                left.size() < WATCHES,
                WATCHES + " watches that were closed left these threads: " + ThreadSnapshot.shown(left) + ".",
                "does a watch end its own thread when it is closed, before the backend is?");
    }

    private Set<Thread> closedWatches(MaintenanceBackend backend) {
        ThreadSnapshot before = new ThreadSnapshot();
        for (int watch = 0; watch < WATCHES; watch++) {
            backend.watch(() -> {}).ifPresent(Watch::close);
        }
        Duration look = subject.patience().dividedBy(LOOKS);
        BoundedWait.holds(look, () -> before.newcomers().size() < WATCHES);
        return before.newcomers();
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
    @ContractRule("LIF-4")
    void interruptEndsACallAndStaysSet() throws Exception {
        MaintenanceBackend backend = subject.open();
        for (int again = 0; again < INTERRUPTS; again++) { // each may cost a connection of a pool
            calls(backend).forEach(this::interrupted);
        }
        interrupted("watch", () -> backend.watch(() -> {}));
        interrupted("diagnose", backend::diagnose);
        worksAfterwards(backend, "on an interrupted thread");
        answersRightly(backend);
        if (subject.hasHosts()) {
            try (SilentServer silent = new SilentServer()) {
                end(subject.opener()
                        .at(subject.url().at(silent.address()))
                        .within(subject.longestTimeout())
                        .open());
            }
        }
        if (subject.can(Fault.HANG)) {
            MaintenanceBackend patient =
                    subject.opener().within(subject.longestTimeout()).open();
            subject.retrying(patient).read();
            subject.inject(Fault.HANG);
            end(patient);
            subject.inject(Fault.RESUME);
            worksAfterwards(patient, "while the server hung");
        }
    }

    /** None of them writes anything, not even late. */
    private static Map<String, Callable<?>> calls(MaintenanceBackend backend) {
        return Map.of(
                "read", backend::read,
                "compareAndSet of the status", () -> backend.compareAndSet(STATUS, NEVER_THERE, "x"),
                "compareAndSet of the addresses", () -> backend.compareAndSet(ADDRESSES, NEVER_THERE, "x"));
    }

    private void worksAfterwards(MaintenanceBackend backend, String when) {
        Requirement.that(
                BoundedWait.answers(subject.patience(), backend::read),
                "After an interrupt " + when + " the instance reads no more.",
                RESTORED);
        MaintenanceBackend again = subject.retrying(backend);
        for (StorageKey key : StorageKey.values()) {
            Requirement.that(
                    again.compareAndSet(key, again.read().get(key), "after an interrupt " + when),
                    "After an interrupt " + when + " compareAndSet returned false.",
                    RESTORED);
        }
    }

    /** An interrupt is no answer. Twice, because a write of the same text that was given up may be under way. */
    private void answersRightly(MaintenanceBackend backend) {
        Map<StorageKey, String> there = subject.retrying(backend).read();
        there.forEach((key, text) -> Requirement.that(
                IntStream.range(0, 2)
                        .anyMatch(again ->
                                !Boolean.FALSE.equals(ofInterrupted(() -> backend.compareAndSet(key, text, text)))),
                "compareAndSet on an interrupted thread returned false, and the expected text is there.",
                RESTORED));
        Map<StorageKey, String> read = ofInterrupted(backend::read);
        Requirement.that(
                read == null || read.equals(there), "read on an interrupted thread returned " + read + ".", RESTORED);
    }

    private <T> @Nullable T ofInterrupted(Callable<T> callable) {
        return CallOutcome.of(subject.limit(), () -> {
                    Thread.currentThread().interrupt();
                    return callable.call();
                })
                .value();
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
     * Calls that wait for a server that hangs end when their threads are interrupted, long before their timeout. One that does
     * not wait that long has nothing to show.
     */
    private void end(MaintenanceBackend backend) {
        Map<String, PendingCall<String>> waiting = new TreeMap<>();
        calls(backend).forEach((what, call) -> waiting.put(what, CallOutcome.start(() -> outcome(call))));
        BoundedWait.holds(UNDER_WAY, () -> false);
        waiting.values().removeIf(call -> call.task().isDone());
        waiting.values().forEach(call -> call.thread().interrupt());
        waiting.forEach((what, call) ->
                right(what + " that was interrupted while it waited for the server", call.await(soon())));
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

    @Test
    @ContractRule("LIF-5")
    void diagnosisChangesNothingAndEnds() throws Exception {
        MaintenanceBackend backend = subject.open();
        MaintenanceBackend retrying = subject.retrying(backend);
        unchangedBy(backend, Map.of());
        for (StorageKey key : StorageKey.values()) {
            String text = "before diagnose of " + key;
            Requirement.that(retrying.compareAndSet(key, null, text), "The entry was not created.", "is CAS-1 green?");
            unchangedBy(backend, retrying.read());
        }
        if (subject.hasHosts()) {
            try (SilentServer silent = new SilentServer()) {
                for (String address : List.of(LoopbackPorts.dead(), silent.address())) {
                    diagnosed(subject.opener()
                            .at(subject.url().at(address))
                            .within(subject.briefTimeout())
                            .open());
                }
            }
        }
        if (subject.can(Fault.HANG)) {
            MaintenanceBackend brief = subject.brief();
            subject.retrying(brief).read();
            subject.inject(Fault.HANG);
            diagnosed(brief);
            subject.inject(Fault.RESUME);
        }
        if (!subject.hasHosts() && subject.can(Fault.KILL)) {
            subject.inject(Fault.KILL);
            diagnosed(backend);
        }
    }

    private void unchangedBy(MaintenanceBackend backend, Map<StorageKey, String> before) {
        diagnosed(backend);
        Map<StorageKey, String> after = subject.retrying().read();
        Requirement.that(
                after.equals(before),
                "diagnose changed what is stored: " + before + " became " + after + ".",
                "does it try out a write? It changes nothing, also in an empty store.");
    }

    private void diagnosed(MaintenanceBackend backend) {
        CallOutcome<List<Finding>> call = CallOutcome.of(subject.limit(), backend::diagnose);
        List<Finding> findings = call.value();
        Requirement.that(
                call.kind().isPresent()
                        || (findings != null && findings.stream().allMatch(Objects::nonNull)),
                "diagnose should return its findings or throw BackendException, but " + call + ".",
                "does it end when the store is down, and say so in a finding?");
    }
}
