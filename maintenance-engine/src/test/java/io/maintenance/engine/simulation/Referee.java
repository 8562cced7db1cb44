// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Watches a world, and tells where it is not as it must be. */
final class Referee {

    private static final long SETTLING = 12_000_000_000L;

    private final World world;
    private final Map<String, Ledger> ledgers = new TreeMap<>();
    private final Complaints complaints;
    private final Sight sight;
    private final WriteWatch writes;
    private final Graveyard graveyard;
    private final Promises promises;
    private final Calm calm;
    private final Quiet quiet;

    Referee(World world) {
        this.world = world;
        this.complaints = new Complaints(world);
        this.sight = new Sight(world);
        this.writes = new WriteWatch(sight.reader, complaints, this::ledger);
        this.graveyard = new Graveyard(world, sight);
        this.promises = new Promises(world, complaints);
        this.calm = new Calm(world, sight, complaints);
        this.quiet = new Quiet(world, complaints);
    }

    Ledger ledger(String namespace) {
        return ledgers.computeIfAbsent(namespace, any -> new Ledger());
    }

    boolean isContent() {
        return complaints.isEmpty();
    }

    List<String> complaints() {
        return complaints.all();
    }

    /** Is told what failed that should not. */
    void sawFailure(String failure) {
        complaints.add(failure);
    }

    /** Looks at what a process knows: as long as it lives it learns, and forgets nothing. */
    void lookAt(Process process) {
        if (process.isReplica()) {
            Mirror knows = process.instance().knows();
            if (!knows.equals(process.known)) {
                List<String> forgotten = knows.missing(process.known);
                if (!forgotten.isEmpty() && !process.host().mayForget) {
                    complaints.add(process + " forgot " + forgotten);
                }
                process.known = knows;
            }
        }
    }

    Set<String> namespaces() {
        return sight.namespaces();
    }

    /** Looks at what is about to be written. */
    void writing(Process process, boolean primary, StorageKey key, @Nullable String expected, String update) {
        if (!world.succession.has(process)) {
            writes.writing(process, primary, key, expected, update);
        }
    }

    void editedByHand(String namespace, String former, String edited) {
        writes.editedByHand(namespace, former, edited, world.primary.losses);
        graveyard.digUp(namespace);
    }

    /** Looks at what became of a change. */
    void fulfilled(Wish wish) {
        promises.fulfilled(wish);
        if (wish.process.isReplica() && wish.isConfirmed() && !wish.process.closes) {
            judgeFallback(wish.process, wish.stored(), "was told that " + wish + " is stored");
        }
    }

    /**
     * Looks at what a process leaves that ended in peace: all that it knew when it was told to end, for those that come after
     * it. A change that ends within the close may be there or not.
     *
     * @param knew what it knew before its close began
     */
    void closed(Process process, Mirror knew) {
        judgeFallback(process, knew, "was closed");
        if (canWrite(process)) {
            promises.left(process);
            SimulatedStore fallback = Objects.requireNonNull(process.host().fallback);
            String note = EntryReader.note(fallback.text(process.namespace(), StorageKey.MAINTENANCE_MODE_STATUS));
            if (note != null && note.endsWith(process.writer())) {
                complaints.add(process + " was closed, and its note says that it is there");
            }
        }
    }

    /** Tells whether a process was able to write into its fallback for a while. */
    private boolean canWrite(Process process) {
        Host host = process.host();
        boolean works = host.toFallback == Weather.CLEAR
                && world.timeline.now() > Math.max(host.fallbackClearSince, process.started) + SETTLING;
        boolean mayWrite = !ledger(host.namespace).raised;
        return works && mayWrite && host.fallback != null && !host.mayForget && !host.wasWrong;
    }

    /** What a process knows that it was able to bring into its fallback is there. */
    private void judgeFallback(Process process, Mirror knew, String when) {
        Host host = process.host();
        if (host.fallback != null && canWrite(process)) {
            List<String> lost = sight.in(host.fallback, host.namespace).missing(knew);
            if (!lost.isEmpty()) {
                complaints.add(process + " " + when + ", and its fallback lacks " + lost);
            }
        }
    }

    /** A host comes back after more than a week. */
    void returns(Host host) {
        graveyard.returns(host);
    }

    /** A backup was brought back. */
    void digUp(String namespace) {
        graveyard.digUp(namespace);
    }

    /** From now on nothing fails. */
    void calm() {
        sight.namespaces().forEach(namespace -> calm.begin(namespace, ledger(namespace).raised));
    }

    /** At the end of a calm all is to be as it must be. */
    void judge() {
        for (String namespace : sight.namespaces()) {
            Ledger ledger = ledger(namespace);
            Mirror last = sight.primary(namespace);
            judgeStrangers(ledger, last);
            if (sight.hosts(namespace).stream().anyMatch(Host::isUp)) {
                if (ledger.raised) {
                    calm.judgeUnderstanding(namespace);
                } else {
                    calm.judgeAgreement(namespace, last);
                }
                calm.judgeWinners(namespace, last, ledger);
                judgeEdits(namespace, ledger, last);
                promises.judge(ledger, last);
            }
        }
        world.hosts.stream().filter(host -> host.isUp() && host.mayForget).forEach(this::remembersAgain);
        world.commands.forEach(command -> complaints.add(command + " does not end"));
    }

    /** Later versions follow rules of their own, and so does who has seen a later format. */
    private void judgeEdits(String namespace, Ledger ledger, Mirror last) {
        if (!ledger.raised && sight.successors(namespace).equals(Mirror.EMPTY)) {
            ledger.undone(last, world.primary.losses)
                    .forEach(name -> complaints.add("an edit by hand was undone: " + name));
        }
    }

    private void judgeStrangers(Ledger ledger, Mirror last) {
        List<String> strange = ledger.strange(last);
        if (!strange.isEmpty()) {
            complaints.add("nobody changed " + strange);
        }
        graveyard.risenIn(last).forEach(line -> complaints.add("came back: " + line));
    }

    private void remembersAgain(Host host) {
        host.mayForget = false;
        host.forgotAt = world.timeline.now();
        host.replicas.forEach(process -> process.known = process.instance().knows());
    }

    /** From now on nobody changes anything. */
    void watchWrites() {
        quiet.begin();
    }

    /** When people stop, entries do not change any more. */
    void judgeWrites(long seconds) {
        quiet.judge(seconds);
    }
}
