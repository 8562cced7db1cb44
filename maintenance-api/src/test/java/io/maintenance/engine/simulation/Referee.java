// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.Change.Outcome;
import io.maintenance.engine.simulation.Mirror.Line;
import io.maintenance.engine.simulation.Mirror.Name;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Watches a world, and tells where it is not as it must be. */
final class Referee {

    /** Two changes that are less apart than this may have been meant at once. */
    private static final long CLEARLY = 20_000_000;

    private static final long SETTLING = 12_000_000_000L;
    private static final long HOUR = 3_600_000_000_000L;

    private final World world;
    private final EntryReader reader = new EntryReader();
    private final Map<String, Ledger> ledgers = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    /** What must be there at the end of a calm, and what may be there beside it. */
    private final Map<String, Mirror> due = new HashMap<>();

    private final Map<String, Mirror> possible = new HashMap<>();

    /** What was forgotten for good, and must not come back. */
    private final Set<Map.Entry<Name, Line>> buried = new HashSet<>();

    private long writesBefore;
    private long fallbackWritesBefore;

    Referee(World world) {
        this.world = world;
    }

    Ledger ledger(String namespace) {
        return ledgers.computeIfAbsent(namespace, any -> new Ledger());
    }

    boolean isContent() {
        return complaints.isEmpty();
    }

    List<String> complaints() {
        return complaints;
    }

    private void complain(String what) {
        if (complaints.size() < 10) {
            world.note("COMPLAINT " + what);
            complaints.add(what);
        }
    }

    /** Is told what ended an actor. */
    void sawEnd(Throwable failure) {
        StackTraceElement[] where = failure.getStackTrace();
        complain("an actor ended with " + failure + (where.length == 0 ? "" : " at " + where[0]));
    }

    private Mirror mirror(String namespace, SimulatedStore store) {
        Mirror all = Mirror.EMPTY;
        for (StorageKey key : StorageKey.values()) {
            all = all.with(reader.read(key, namespace, store.text(namespace, key)));
        }
        return all;
    }

    /** Looks at what a process knows: as long as it lives it learns, and forgets nothing. */
    void lookAt(Process process) {
        if (process.isReplica()) {
            Mirror knows = process.instance().knows();
            if (!knows.equals(process.known)) {
                List<String> forgotten = knows.missing(process.known);
                if (!forgotten.isEmpty() && !process.host().mayForget) {
                    complain(process + " forgot " + forgotten);
                }
                process.known = knows;
            }
        }
    }

    /** Looks at what is about to be written. */
    void writing(Process process, boolean primary, StorageKey key, @Nullable String expected, String update) {
        String namespace = process.namespace();
        Mirror before = reader.read(key, namespace, expected);
        Mirror after = reader.read(key, namespace, update);
        if (process.asks) {
            complain(process + " asks and writes");
        }
        if (primary && update.contains("~keeper")) {
            complain(process + " writes the note of a keeper into the primary store");
        }
        if (!primary
                && !process.isReplica()
                && key == StorageKey.MAINTENANCE_MODE_STATUS
                && !Objects.equals(EntryReader.note(expected), EntryReader.note(update))) {
            complain(process + " alters the note of a keeper");
        }
        Ledger ledger = ledger(namespace);
        after.floors().forEach((name, mark) -> noteIssued(process, ledger, name, mark));
        after.lines().forEach((name, line) -> noteIssued(process, ledger, name, line));
        List<String> strange = ledger.strange(after);
        if (!strange.isEmpty()) {
            complain(process + " writes what nobody changed: " + strange);
        }
        if (!process.isReplica()) {
            after.lines().forEach((name, line) -> {
                if (!line.equals(before.lines().get(name))
                        && !line.mark().writer().equals(process.writer())) {
                    complain(process + " writes what it did not change: " + name + " = " + line);
                }
            });
        }
    }

    private void noteIssued(Process process, Ledger ledger, Name name, Line line) {
        Wish wish = process.wish;
        if (wish != null && line.mark().writer().equals(process.writer()) && !ledger.knows(name, line)) {
            judgeMark(wish, line.mark(), Math.max(ledger.latest(name), ledger.latest(name.floor())));
            ledger.note(name, line);
            wish.issued.add(Map.entry(name, line));
            if (wish.deed instanceof Deed.EnableWith && name.entry().equals("status") && wish.floors == 0) {
                complain(wish + " writes the status before the addresses that it needs");
            }
        }
    }

    private void noteIssued(Process process, Ledger ledger, Name name, Mark mark) {
        Wish wish = process.wish;
        if (wish != null && mark.writer().equals(process.writer()) && !ledger.knows(name, mark)) {
            judgeMark(wish, mark, ledger.latest(name));
            ledger.note(name, mark);
            wish.floors++;
        }
    }

    /** A stamp is no later than now, but for what it has to be later than. */
    private void judgeMark(Wish wish, Mark mark, long before) {
        long reason = Math.max(before, wish.process.host().now().toEpochMilli());
        if (mark.millis() > reason + 1_000) {
            complain(wish + " is stamped " + mark + " without a reason");
        }
    }

    void editedByHand(String namespace, String former, String edited) {
        Ledger ledger = ledger(namespace);
        Mirror before = reader.read(StorageKey.MAINTENANCE_MODE_STATUS, namespace, former);
        reader.read(StorageKey.MAINTENANCE_MODE_STATUS, namespace, edited)
                .lines()
                .forEach((name, line) -> {
                    if (!line.equals(before.lines().get(name))) {
                        ledger.note(name, line);
                        ledger.editedByHand.add(name);
                    }
                });
    }

    /** Looks at what became of a change. */
    void fulfilled(Wish wish) {
        if (wish.outcome != null && wish.outcome != Outcome.IN_DOUBT && wish.issued.isEmpty() && wish.floors == 0) {
            complain(wish + ", and it wrote nothing");
        }
        if (wish.outcome == Outcome.DEGRADED && !wish.process.host().wasWrong) {
            boolean tended = wish.process.host().isUp()
                    || world.timeline.now() - wish.process.host().downSince < HOUR / 20 + 70_000_000_000L;
            if (!tended) {
                complain(wish + ", and nobody tends that fallback");
            }
        }
    }

    /** Who leaves in peace leaves what it knows, for those that come after it. */
    void closed(Process process) {
        Host host = process.host();
        long settled = Math.max(host.fallbackClearSince, process.started) + SETTLING;
        boolean works = host.toFallback == Weather.CLEAR;
        boolean isIdle = ledger(host.namespace).wishes.stream()
                .noneMatch(wish -> wish.process == process && wish.end >= world.timeline.now());
        if (isIdle
                && works
                && host.fallback != null
                && !host.mayForget
                && !host.wasWrong
                && world.timeline.now() > settled) {
            List<String> lost = mirror(host.namespace, host.fallback)
                    .missing(process.instance().knows());
            if (!lost.isEmpty()) {
                complain(process + " was closed, and its fallback lacks " + lost);
            }
        }
    }

    /** A host comes back: what it remembers from too long ago is gone for good, unless somebody else has it. */
    void returns(Host host) {
        if (!host.wasWrong) {
            List<Mirror> others = new ArrayList<>();
            others.add(mirror(host.namespace, world.primary));
            others.add(flying(host.namespace, world.primary));
            ofNamespace(host.namespace).stream()
                    .filter(other -> other != host)
                    .forEach(other -> others.add(everythingOn(other, true)));
            bury(everythingOn(host, true), others);
        }
    }

    /** One by one: a floor that one of the others knows does not take from the rest what they know. */
    private void bury(Mirror old, List<Mirror> others) {
        old.lines().forEach((name, line) -> {
            if (others.stream().noneMatch(other -> line.equals(other.lines().get(name)))) {
                buried.add(Map.entry(name, line));
            }
        });
    }

    /** A backup was brought back: what is in it may be there again. */
    void digUp(String namespace) {
        buried.removeAll(mirror(namespace, world.primary).lines().entrySet());
    }

    private Mirror everythingOn(Host host, boolean withFallback) {
        SimulatedStore fallback = host.fallback;
        boolean tended = fallback != null
                && EntryReader.note(fallback.text(host.namespace, StorageKey.MAINTENANCE_MODE_STATUS)) != null;
        Mirror all = fallback != null && tended && withFallback ? mirror(host.namespace, fallback) : Mirror.EMPTY;
        for (Process process : host.replicas) {
            all = all.with(process.instance().knows());
        }
        return all;
    }

    private Mirror flying(String namespace, SimulatedStore store) {
        return Mirror.of(store.flying().stream()
                .map(flight -> reader.read(flight.key(), namespace, flight.update()))
                .toList());
    }

    private List<Host> ofNamespace(String namespace) {
        return world.hosts.stream()
                .filter(host -> host.namespace.equals(namespace))
                .toList();
    }

    Set<String> namespaces() {
        Set<String> all = new TreeSet<>();
        world.hosts.forEach(host -> all.add(host.namespace));
        return all;
    }

    /** Nobody has tended the fallback for a week, or could: who starts now does not believe it. */
    private static boolean isStale(Host host) {
        String note = host.fallback == null
                ? null
                : EntryReader.note(host.fallback.text(host.namespace, StorageKey.MAINTENANCE_MODE_STATUS));
        try {
            Instant tended = note == null ? host.now() : Instant.parse(note.split(" ", 2)[0]);
            return tended.plus(Duration.ofDays(7)).isBefore(host.now());
        } catch (DateTimeParseException damaged) {
            return true;
        }
    }

    /** From now on nothing fails: notes what is there, for that must come together. */
    void calm() {
        for (String namespace : namespaces()) {
            Mirror there = mirror(namespace, world.primary);
            Mirror perhaps = there;
            for (Host host : ofNamespace(namespace)) {
                if (host.stays() && !host.mayForget) {
                    there = there.with(everythingOn(host, !isStale(host)));
                }
                perhaps = perhaps.with(everythingOn(host, host.isUp()));
                if (host.fallback != null) {
                    perhaps = perhaps.with(flying(namespace, host.fallback));
                }
            }
            perhaps = perhaps.with(flying(namespace, world.primary));
            due.put(namespace, there);
            possible.put(namespace, perhaps.with(there));
        }
    }

    /** At the end of a calm all is to be as it must be. */
    void judge() {
        for (String namespace : namespaces()) {
            List<Host> hosts = ofNamespace(namespace);
            Mirror last = mirror(namespace, world.primary);
            judgeStrangers(namespace, last);
            if (hosts.stream().anyMatch(Host::isUp)) {
                judgeAgreement(namespace, last);
                judgeWinners(namespace, last);
                judgeWishes(namespace, last);
            }
        }
        for (Host host : world.hosts) {
            if (host.isUp() && host.mayForget) {
                host.mayForget = false;
                host.forgotAt = world.timeline.now();
                host.replicas.forEach(
                        process -> process.known = process.instance().knows());
            }
        }
        world.commands.forEach(command -> complain(command + " does not end"));
    }

    private void judgeStrangers(String namespace, Mirror last) {
        List<String> strange = ledger(namespace).strange(last);
        if (!strange.isEmpty()) {
            complain("nobody changed " + strange);
        }
        last.lines().entrySet().stream().filter(buried::contains).forEach(line -> complain("came back: " + line));
    }

    private void judgeAgreement(String namespace, Mirror last) {
        for (Host host : ofNamespace(namespace)) {
            for (Process process : host.replicas) {
                lookAt(process);
                judgeAnswers(process, last);
                if (!process.known.equals(last)) {
                    complain(process + " does not agree: it lacks " + process.known.missing(last)
                            + " and has beyond the store " + last.missing(process.known));
                }
            }
            if (host.isUp() && host.fallback != null) {
                Mirror kept = mirror(namespace, host.fallback);
                if (!kept.equals(last)) {
                    complain("the fallback of " + host + " does not agree: it lacks " + kept.missing(last)
                            + " and has beyond the store " + last.missing(kept));
                }
            }
        }
    }

    /** A scope is on when it or the global one is held by anybody, and a range is let through when it is in. */
    private void judgeAnswers(Process process, Mirror last) {
        Set<String> on = new TreeSet<>();
        last.lines().forEach((name, line) -> {
            if (name.entry().equals("status") && line.isOn()) {
                on.add(name.scope());
            }
        });
        for (String scope : Planner.SCOPES) {
            boolean expected = on.contains(scope) || on.contains("global");
            if (process.instance().maintenance().scope(scope).isOn() != expected) {
                complain(process + " answers wrongly of " + scope + ": it should be " + (expected ? "on" : "off"));
            }
        }
    }

    private void judgeWinners(String namespace, Mirror last) {
        List<String> missing = last.missing(due.getOrDefault(namespace, Mirror.EMPTY));
        if (!missing.isEmpty()) {
            complain("lost: " + missing);
        }
        Mirror all = possible.getOrDefault(namespace, Mirror.EMPTY);
        for (Wish wish : ledger(namespace).wishes) {
            if (wish.end > world.timeline.now() - 17_000_000_000L) { // it may have come during the calm
                return;
            }
        }
        List<String> beyond = all.missing(last);
        if (!beyond.isEmpty()) {
            complain("from nowhere: " + beyond);
        }
    }

    /** What was confirmed must be so, where clocks were right and nothing says that it may be otherwise. */
    private void judgeWishes(String namespace, Mirror last) {
        Ledger ledger = ledger(namespace);
        for (Wish wish : ledger.wishes) {
            if (wish.isRefused() && !wish.refusal.contains("was stored in")) {
                wish.issued.stream()
                        .filter(issued -> issued.getValue().equals(last.lines().get(issued.getKey())))
                        .forEach(issued -> complain(wish + ", and yet " + issued));
            }
        }
        Set<Name> names = new TreeSet<>(ledger.names());
        names.removeAll(ledger.editedByHand);
        names.forEach(name -> judge(ledger, name, last));
    }

    private void judge(Ledger ledger, Name name, Mirror last) {
        Wish latest = null;
        long busyUntil = Long.MIN_VALUE;
        for (Wish wish : ledger.wishes) {
            boolean concerns = wish.deed.wants(name).isPresent() && !wish.isRefused();
            if (wish.process.host().wasWrong && (concerns || wish.deed.isSweeping(name))) {
                return;
            }
            if (concerns) {
                boolean isLater = latest == null || wish.start >= latest.start;
                Wish other = isLater ? latest : wish;
                busyUntil = other == null ? busyUntil : Math.max(busyUntil, other.end);
                latest = isLater ? wish : latest;
            }
        }
        if (latest != null && busyUntil < latest.start - CLEARLY && isSecured(latest)) {
            Line line = last.lines().get(name);
            boolean isOn = line != null && line.isOn();
            if (isOn != latest.deed.wants(name).orElseThrow()) {
                complain("last wanted: " + latest + ", and yet " + name + " = " + line);
            }
        }
    }

    private boolean isSecured(Wish wish) {
        boolean isAlive = !wish.process.isGone()
                && wish.process.isReplica()
                && !wish.process.host().mayForget
                && wish.start > wish.process.host().forgotAt;
        if (wish.isConfirmed()) {
            return isAlive || wish.lossesBefore == world.primary.losses;
        }
        boolean keeperLives = wish.process.host().replicas.stream()
                .anyMatch(process -> process.writer().equals(wish.keeper)
                        && !process.host().mayForget
                        && wish.start > process.host().forgotAt);
        return wish.outcome == Outcome.DEGRADED
                && (isAlive || (keeperLives && wish.fallbackLossesBefore == wish.process.host().fallbackLosses));
    }

    void watchWrites() {
        writesBefore = world.primary.attempts;
        fallbackWritesBefore = fallbackWrites();
    }

    /** When people stop, entries do not change any more: but for a note each minute. */
    void judgeWrites(long seconds) {
        long writes = world.primary.attempts - writesBefore;
        if (writes > 0) {
            complain(writes + " writes into the primary store although nobody changes anything");
        }
        long replicas = world.hosts.stream()
                .mapToLong(host -> host.fallback == null ? 0 : host.replicas.size())
                .sum();
        long notes = fallbackWrites() - fallbackWritesBefore;
        if (notes > replicas * (seconds / 60 + 2)) {
            complain(notes + " writes into " + replicas + " fallbacks within " + seconds + " s");
        }
    }

    private long fallbackWrites() {
        return world.hosts.stream()
                .mapToLong(host -> host.fallback == null ? 0 : host.fallback.attempts)
                .sum();
    }
}
