// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The checker of all invariants: it watches a world, and reports each violation. */
final class InvariantChecker {

    private static final long SETTLING = 12_000_000_000L;

    private final World world;
    private final Map<String, ChangeHistory> ledgers = new TreeMap<>();
    private final ViolationLog violations;
    private final StateObserver observer;
    private final WriteObserver writes;
    private final ResurrectionCheck resurrections;
    private final AcknowledgementCheck acknowledgements;
    private final ConvergenceCheck convergence;
    private final IdleWriteCheck idleWrites;

    InvariantChecker(World world) {
        this.world = world;
        this.violations = new ViolationLog(world);
        this.observer = new StateObserver(world);
        this.writes = new WriteObserver(observer.reader, violations, this::ledger);
        this.resurrections = new ResurrectionCheck(world, observer);
        this.acknowledgements = new AcknowledgementCheck(world, violations);
        this.convergence = new ConvergenceCheck(world, observer, violations);
        this.idleWrites = new IdleWriteCheck(world, violations);
    }

    ChangeHistory ledger(String namespace) {
        return ledgers.computeIfAbsent(namespace, any -> new ChangeHistory());
    }

    boolean isContent() {
        return violations.isEmpty();
    }

    List<String> violations() {
        return violations.all();
    }

    /** Is told what failed that should not. */
    void sawFailure(String failure) {
        violations.add(failure);
    }

    /** Looks at what a process knows: as long as it lives it learns, and forgets nothing. */
    void lookAt(SimulatedProcess process) {
        if (process.isReplica()) {
            ReferenceState knows = process.instance().knows();
            if (!knows.equals(process.known)) {
                List<String> forgotten = knows.missing(process.known);
                if (!forgotten.isEmpty() && !process.host().mayForget) {
                    violations.add(process + " forgot " + forgotten);
                }
                process.known = knows;
            }
        }
    }

    Set<String> namespaces() {
        return observer.namespaces();
    }

    /** Looks at what is about to be written. */
    void writing(SimulatedProcess process, boolean primary, StorageKey key, @Nullable String expected, String update) {
        if (!world.laterVersions.has(process)) {
            writes.writing(process, primary, key, expected, update);
        }
    }

    void editedByHand(String namespace, String former, String edited) {
        writes.editedByHand(namespace, former, edited, world.primary.losses);
        resurrections.readmit(namespace);
    }

    /** Looks at what became of a change. */
    void answered(ChangeRequest request) {
        acknowledgements.answered(request);
        if (request.process.isReplica() && request.isConfirmed() && !request.process.closes) {
            judgeFallback(request.process, request.stored(), "was told that " + request + " is stored");
        }
    }

    /**
     * Looks at what a process leaves that ended in peace: all that it knew when it was told to end, for those that come after
     * it. A change that ends within the close may be there or not.
     *
     * @param knew what it knew before its close began
     */
    void closed(SimulatedProcess process, ReferenceState knew) {
        judgeFallback(process, knew, "was closed");
        if (canWrite(process)) {
            acknowledgements.left(process);
            SimulatedStore fallback = Objects.requireNonNull(process.host().fallback);
            String note = EntryParser.note(fallback.text(process.namespace(), StorageKey.MAINTENANCE_MODE_STATUS));
            if (note != null && note.endsWith(process.writer())) {
                violations.add(process + " was closed, and its note says that it is there");
            }
        }
    }

    /** Tells whether a process was able to write into its fallback for a while. */
    private boolean canWrite(SimulatedProcess process) {
        Host host = process.host();
        boolean works = host.toFallback == NetworkCondition.HEALTHY
                && world.timeline.now() > Math.max(host.fallbackClearSince, process.started) + SETTLING;
        boolean mayWrite = !ledger(host.namespace).raised;
        return works && mayWrite && host.fallback != null && !host.mayForget && !host.wasWrong;
    }

    /** What a process knows that it was able to bring into its fallback is there. */
    private void judgeFallback(SimulatedProcess process, ReferenceState knew, String when) {
        Host host = process.host();
        if (host.fallback != null && canWrite(process)) {
            List<String> lost = observer.in(host.fallback, host.namespace).missing(knew);
            if (!lost.isEmpty()) {
                violations.add(process + " " + when + ", and its fallback lacks " + lost);
            }
        }
    }

    /** A host comes back after more than a week. */
    void returns(Host host) {
        resurrections.returns(host);
    }

    /** A backup was brought back. */
    void readmit(String namespace) {
        resurrections.readmit(namespace);
    }

    /** From now on nothing fails. */
    void calm() {
        observer.namespaces().forEach(namespace -> convergence.begin(namespace, ledger(namespace).raised));
    }

    /** At the end of a calm all is to be as it must be. */
    void judge() {
        for (String namespace : observer.namespaces()) {
            ChangeHistory ledger = ledger(namespace);
            ReferenceState last = observer.primary(namespace);
            judgeStrangers(ledger, last);
            if (observer.hosts(namespace).stream().anyMatch(Host::isUp)) {
                if (ledger.raised) {
                    convergence.judgeUnderstanding(namespace);
                } else {
                    convergence.judgeAgreement(namespace, last);
                }
                convergence.judgeWinners(namespace, last, ledger);
                judgeEdits(ledger, last);
                acknowledgements.judge(ledger, last);
            }
        }
        world.hosts.stream().filter(host -> host.isUp() && host.mayForget).forEach(this::remembersAgain);
        world.commands.forEach(command -> violations.add(command + " does not end"));
    }

    /** Later versions follow rules of their own, also those that have ended, and so does who has seen a later format. */
    private void judgeEdits(ChangeHistory ledger, ReferenceState last) {
        if (!ledger.raised && !ledger.hadLaterVersion) {
            ledger.undone(last, world.primary.losses)
                    .forEach(name -> violations.add("an edit by hand was undone: " + name));
        }
    }

    private void judgeStrangers(ChangeHistory ledger, ReferenceState last) {
        List<String> strange = ledger.strange(last);
        if (!strange.isEmpty()) {
            violations.add("nobody changed " + strange);
        }
        resurrections.resurrectedIn(last).forEach(line -> violations.add("came back: " + line));
    }

    private void remembersAgain(Host host) {
        host.mayForget = false;
        host.forgotAt = world.timeline.now();
        host.replicas.forEach(process -> process.known = process.instance().knows());
    }

    /** From now on there are no changes. */
    void watchWrites() {
        idleWrites.begin();
    }

    /** When people stop, entries do not change any more. */
    void judgeWrites(long seconds) {
        idleWrites.judge(seconds);
    }
}
