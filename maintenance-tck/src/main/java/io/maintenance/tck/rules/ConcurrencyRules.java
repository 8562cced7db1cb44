// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.harness.ConcurrentThreads;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
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
public class ConcurrencyRules extends RuleGroup {

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

    public ConcurrencyRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("CON-1")
    void oneOfManyCreatorsWins() {
        for (int round = 0; round < ROUNDS; round++) {
            String namespace = BackendUnderTest.freshNamespace();
            List<MaintenanceBackend> both = List.of(subject.open(namespace), subject.open(namespace));
            for (StorageKey key : StorageKey.values()) {
                race(both, key);
            }
        }
    }

    private void race(List<MaintenanceBackend> both, StorageKey key) {
        List<WriteOutcome> attempts =
                concurrently(CREATORS, i -> () -> WriteOutcome.at(both.get(i % 2), key, null, "creator " + i));

        List<String> winners = texts(attempts, WriteOutcome.WON);
        List<String> unknown = texts(attempts, WriteOutcome.UNKNOWN);
        String stored = subject.retrying(both.get(0)).read().get(key);
        Requirement.that(
                winners.size() <= 1, "Of " + CREATORS + " who created an entry at once, " + winners + " won.", ATOMIC);
        Requirement.that(
                stored != null && (winners.contains(stored) || unknown.contains(stored)),
                "Of " + CREATORS + " who created an entry at once, " + winners + " won, and what is stored is "
                        + MessageText.text(stored) + ".",
                ATOMIC);
    }

    private static List<String> texts(List<WriteOutcome> attempts, WriteOutcome which) {
        return IntStream.range(0, attempts.size())
                .filter(i -> attempts.get(i) == which)
                .mapToObj(i -> "creator " + i)
                .toList();
    }

    @Test
    @ContractRule("CON-2")
    void everyTrueIsOneIncrement() {
        List<MaintenanceBackend> both = List.of(subject.open(), subject.open());
        Requirement.that(
                subject.retrying(both.get(0)).compareAndSet(STATUS, null, "0"),
                "The entry was not created.",
                "is CAS-1 green?");
        Set<Integer> taken = ConcurrentHashMap.newKeySet();
        AtomicInteger unknown = new AtomicInteger();
        long end = System.nanoTime() + subject.work().toNanos();

        List<Integer> wins = concurrently(WRITERS, i -> () -> {
            int won = 0;
            while (won < WINS_EACH && (taken.isEmpty() || System.nanoTime() < end)) {
                won += increment(both.get(i % 2), taken, unknown);
            }
            return won;
        });

        int sum = wins.stream().mapToInt(Integer::intValue).sum();
        int counted = number(both.get(1));
        Requirement.that(
                counted >= sum && counted <= sum + unknown.get(),
                sum + " increments returned true, " + unknown + " failed, and " + counted + " were counted.",
                ATOMIC);
        Requirement.that(sum > 0, "No increment of " + WRITERS + " threads came through.", ATOMIC);
    }

    private int increment(MaintenanceBackend backend, Set<Integer> taken, AtomicInteger unknown) {
        int seen = number(backend);
        WriteOutcome attempt = WriteOutcome.at(backend, STATUS, String.valueOf(seen), String.valueOf(seen + 1));
        if (attempt == WriteOutcome.UNKNOWN) {
            unknown.incrementAndGet();
        }
        if (attempt == WriteOutcome.WON) {
            Requirement.that(
                    taken.add(seen),
                    "Two writers replaced the same text \"" + seen + "\", and both were told true.",
                    ATOMIC);
        }
        return attempt == WriteOutcome.WON ? 1 : 0;
    }

    private int number(MaintenanceBackend backend) {
        String text = subject.retrying(backend).read().get(STATUS);
        Requirement.that(
                text != null,
                "An entry that is being replaced was read as absent.",
                "is it deleted before it is written?");
        return Integer.parseInt(String.valueOf(text));
    }

    @Test
    @ContractRule("CON-3")
    void historyIsLinearizable() {
        long seed = RandomSeed.next();
        for (int round = 0; round < OperationHistory.ROUNDS; round++) {
            String namespace = BackendUnderTest.freshNamespace();
            List<MaintenanceBackend> both = List.of(subject.open(namespace), subject.open(namespace));
            List<OperationHistory.Operation> operations = OperationHistory.random(both, seed + round, longest());
            Requirement.that(
                    OperationHistory.isLinearizable(operations),
                    "No order of these operations explains what they returned: " + operations + ". "
                            + RandomSeed.shown(seed),
                    "does read go to the store, past every cache and replica? And " + ATOMIC);
        }
    }

    @Test
    @ContractRule("CON-4")
    void readersNeverSeeHalfAnEntry() {
        MaintenanceBackend writer = subject.retrying();
        MaintenanceBackend reader = subject.retrying();
        int length = Math.min(LARGE, Math.min(writer.traits().maxEntryLength(), subject.entryLimit()));
        List<String> texts = List.of("a".repeat(length), "b".repeat(length));
        Requirement.that(
                writer.compareAndSet(STATUS, null, texts.get(0)), "The entry was not created.", "is CAS-1 green?");
        AtomicBoolean done = new AtomicBoolean();

        List<Callable<Boolean>> tasks = new ArrayList<>();
        tasks.add(() -> alternate(writer, texts, done));
        IntStream.range(0, READERS).forEach(i -> tasks.add(() -> readWhole(reader, texts, done)));
        ConcurrentThreads.run(tasks, longest());
    }

    private boolean alternate(MaintenanceBackend writer, List<String> texts, AtomicBoolean done) {
        long end = System.nanoTime() + subject.work().toNanos();
        try {
            for (int i = 0; i < LARGE_WRITES && System.nanoTime() < end; i++) {
                Requirement.that(
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
            Requirement.that(
                    text != null && texts.contains(text),
                    "While one writer alternates between two texts of "
                            + texts.get(0).length() + " characters, a reader saw " + MessageText.text(text)
                            + ", which is neither.",
                    "is the entry replaced as a whole? Not in chunks, not in place, not by deleting it first.");
        }
        return true;
    }

    private <T> List<T> concurrently(int size, IntFunction<Callable<T>> task) {
        return ConcurrentThreads.run(IntStream.range(0, size).mapToObj(task).toList(), longest());
    }

    /** When it is said of the work of many that it does not end. */
    private Duration longest() {
        return subject.limit().multipliedBy(2);
    }
}
