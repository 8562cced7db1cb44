// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many writers and readers at once, through two instances. */
class ConcurrencyRules extends RuleGroup {

    private static final String ATOMIC =
            "is the comparison one atomic step with the write, in the store itself? Reading,"
                    + " comparing and then writing is not.";
    private static final int CREATORS = 16;
    private static final int ROUNDS = 5;
    private static final int WRITERS = 8;
    private static final int WINS_EACH = 20;
    private static final int LARGE = 64 << 10;
    private static final int LARGE_WRITES = 60;
    private static final int READERS = 3;

    ConcurrencyRules(Subject subject) {
        super(subject);
    }

    @Test
    @Rule("CON-1")
    void oneOfManyCreatorsWins() {
        for (int round = 0; round < ROUNDS; round++) {
            String namespace = Subject.freshNamespace();
            List<MaintenanceBackend> both = List.of(subject.open(namespace), subject.open(namespace));
            for (StorageKey key : StorageKey.values()) {
                race(both, key);
            }
        }
    }

    private void race(List<MaintenanceBackend> both, StorageKey key) {
        List<Attempt> attempts = crew(CREATORS, i -> () -> Attempt.at(both.get(i % 2), key, null, "creator " + i));

        List<String> winners = texts(attempts, Attempt.WON);
        List<String> unknown = texts(attempts, Attempt.UNKNOWN);
        String stored = subject.steady(both.get(0)).read().get(key);
        Check.that(
                winners.size() <= 1, "Of " + CREATORS + " who created an entry at once, " + winners + " won.", ATOMIC);
        Check.that(
                stored != null && (winners.contains(stored) || unknown.contains(stored)),
                "Of " + CREATORS + " who created an entry at once, " + winners + " won, and what is stored is "
                        + Shown.text(stored) + ".",
                ATOMIC);
    }

    private static List<String> texts(List<Attempt> attempts, Attempt which) {
        return IntStream.range(0, attempts.size())
                .filter(i -> attempts.get(i) == which)
                .mapToObj(i -> "creator " + i)
                .toList();
    }

    @Test
    @Rule("CON-2")
    void everyTrueIsOneIncrement() {
        List<MaintenanceBackend> both = List.of(subject.open(), subject.open());
        Check.that(
                subject.steady(both.get(0)).compareAndSet(STATUS, null, "0"),
                "The entry was not created.",
                "is CAS-1 green?");
        Set<Integer> taken = ConcurrentHashMap.newKeySet();
        AtomicInteger unknown = new AtomicInteger();
        long end = System.nanoTime() + subject.work().toNanos();

        List<Integer> wins = crew(WRITERS, i -> () -> {
            int won = 0;
            while (won < WINS_EACH && (taken.isEmpty() || System.nanoTime() < end)) {
                won += increment(both.get(i % 2), taken, unknown);
            }
            return won;
        });

        int sum = wins.stream().mapToInt(Integer::intValue).sum();
        int counted = number(both.get(1));
        Check.that(
                counted >= sum && counted <= sum + unknown.get(),
                sum + " increments returned true, " + unknown + " failed, and " + counted + " were counted.",
                ATOMIC);
        Check.that(sum > 0, "No increment of " + WRITERS + " threads came through.", ATOMIC);
    }

    private int increment(MaintenanceBackend backend, Set<Integer> taken, AtomicInteger unknown) {
        int seen = number(backend);
        Attempt attempt = Attempt.at(backend, STATUS, String.valueOf(seen), String.valueOf(seen + 1));
        if (attempt == Attempt.UNKNOWN) {
            unknown.incrementAndGet();
        }
        if (attempt == Attempt.WON) {
            Check.that(
                    taken.add(seen),
                    "Two writers replaced the same text \"" + seen + "\", and both were told true.",
                    ATOMIC);
        }
        return attempt == Attempt.WON ? 1 : 0;
    }

    private int number(MaintenanceBackend backend) {
        String text = subject.steady(backend).read().get(STATUS);
        Check.that(
                text != null,
                "An entry that is being replaced was read as absent.",
                "is it deleted before it is written?");
        return Integer.parseInt(String.valueOf(text));
    }

    @Test
    @Rule("CON-3")
    void historyIsLinearizable() {
        long seed = Seeds.next();
        for (int round = 0; round < History.ROUNDS; round++) {
            String namespace = Subject.freshNamespace();
            List<MaintenanceBackend> both = List.of(subject.open(namespace), subject.open(namespace));
            List<History.Operation> operations = History.random(both, seed + round, longest());
            Check.that(
                    History.isLinearizable(operations),
                    "No order of these operations explains what they returned: " + operations + ". "
                            + Seeds.shown(seed),
                    "does read go to the store, past every cache and replica? And " + ATOMIC);
        }
    }

    @Test
    @Rule("CON-4")
    void readersNeverSeeHalfAnEntry() {
        MaintenanceBackend writer = subject.steady();
        MaintenanceBackend reader = subject.steady();
        int length = Math.min(LARGE, Math.min(writer.traits().maxEntryLength(), subject.entryLimit()));
        List<String> texts = List.of("a".repeat(length), "b".repeat(length));
        Check.that(writer.compareAndSet(STATUS, null, texts.get(0)), "The entry was not created.", "is CAS-1 green?");
        AtomicBoolean done = new AtomicBoolean();

        List<Callable<Boolean>> tasks = new ArrayList<>();
        tasks.add(() -> alternate(writer, texts, done));
        IntStream.range(0, READERS).forEach(i -> tasks.add(() -> readWhole(reader, texts, done)));
        Crew.run(tasks, longest());
    }

    private boolean alternate(MaintenanceBackend writer, List<String> texts, AtomicBoolean done) {
        long end = System.nanoTime() + subject.work().toNanos();
        try {
            for (int i = 0; i < LARGE_WRITES && System.nanoTime() < end; i++) {
                Check.that(
                        writer.compareAndSet(STATUS, texts.get(i % 2), texts.get((i + 1) % 2)),
                        "The only writer was told false.",
                        "is CAS-2 green?");
            }
        } finally {
            done.set(true);
        }
        return true;
    }

    private static boolean readWhole(MaintenanceBackend reader, List<String> texts, AtomicBoolean done) {
        while (!done.get()) {
            Map<StorageKey, String> seen = reader.read();
            String text = seen.get(STATUS);
            Check.that(
                    text != null && texts.contains(text),
                    "While one writer alternates between two texts of "
                            + texts.get(0).length() + " characters, a reader saw " + Shown.text(text)
                            + ", which is neither.",
                    "is the entry replaced as a whole? Not in chunks, not in place, not by deleting it first.");
        }
        return true;
    }

    private <T> List<T> crew(int size, IntFunction<Callable<T>> task) {
        return Crew.run(IntStream.range(0, size).mapToObj(task).toList(), longest());
    }

    /** When it is said of the work of many that it does not end. */
    private Duration longest() {
        return subject.limit().multipliedBy(2);
    }
}
