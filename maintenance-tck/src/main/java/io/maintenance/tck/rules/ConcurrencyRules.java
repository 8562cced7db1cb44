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
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many writers and readers at once, through two instances. */
public class ConcurrencyRules extends RuleGroup {

    static final String ATOMIC = "is the comparison one atomic step with the write, in the store itself? Reading,"
            + " comparing and then writing is not.";
    private static final int CREATORS = 16;
    private static final int ROUNDS = 5;
    private static final int WRITERS = 8;
    private static final int WINS_EACH = 20;
    private static final int LARGE = 64 << 10;
    private static final int LARGE_WRITES = 60;
    private static final int PAIRS = 100;
    private static final int OWN_WRITES = 40;
    private static final int READERS = 3;
    private static final int READS = 100;

    public ConcurrencyRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule(value = "CON-1", racy = true)
    void oneOfManyCreatorsWins() {
        for (int round = 0; round < ROUNDS; round++) {
            String namespace = BackendUnderTest.freshNamespace();
            List<MaintenanceBackend> both = List.of(subject.open(namespace), subject.open(namespace));
            for (StorageKey key : KEYS) {
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
                winners.size() <= 1,
                "Of " + CREATORS + " who created " + name(key) + " at once, " + winners + " won.",
                ATOMIC);
        boolean explained =
                stored == null ? unknown.size() == CREATORS : winners.contains(stored) || unknown.contains(stored);
        Requirement.that(
                explained,
                "Of " + CREATORS + " who created " + name(key) + " at once, " + winners + " won, and what is stored is "
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
    @ContractRule(value = "CON-2", racy = true)
    void everyTrueIsOneIncrement() {
        List<MaintenanceBackend> both = List.of(subject.open(), subject.open());
        List<SharedCounter> counters = KEYS.stream()
                .map(key -> new SharedCounter(subject.retrying(both.get(1)), key))
                .toList();
        counters.forEach(SharedCounter::create);
        long end = System.nanoTime() + subject.work().toNanos();

        concurrently(WRITERS, i -> () -> {
            SharedCounter counter = counters.get(i / 2 % 2);
            int won = 0;
            while (won < WINS_EACH && (counter.isUntouched() || System.nanoTime() < end)) {
                MaintenanceBackend backend = both.get(i % 2);
                won += counter.increment(subject.retrying(backend), backend) ? 1 : 0;
            }
            return won;
        });

        counters.forEach(SharedCounter::requireExactCount);
    }

    @Test
    @ContractRule(value = "CON-3", racy = true)
    void historyIsLinearizable() {
        long seed = RandomSeed.next();
        for (int round = 0; round < OperationHistory.ROUNDS; round++) {
            String namespace = BackendUnderTest.freshNamespace();
            List<MaintenanceBackend> both = List.of(subject.open(namespace), subject.open(namespace));
            OperationHistory history = new OperationHistory(both, KEYS.get(round % 2));
            List<OperationHistory.Operation> operations = history.random(seed + round, longest());
            Requirement.that(
                    OperationHistory.isLinearizable(operations),
                    "No order of these operations on " + name(KEYS.get(round % 2)) + " explains what they returned: "
                            + operations + ". " + RandomSeed.shown(seed),
                    "does read go to the store, past every cache and replica? And " + ATOMIC);
        }
    }

    @Test
    @ContractRule(value = "CON-4", racy = true)
    void readersNeverSeeHalfAnEntry() {
        MaintenanceBackend writer = subject.retrying();
        MaintenanceBackend reader = subject.retrying();
        int length = Math.min(LARGE, Math.min(writer.traits().maxEntryLength(), subject.entryLimit()));
        List<NumberedText> texts = KEYS.stream()
                .map(key -> new NumberedText(key, key == STATUS ? length : length / 2))
                .toList();
        texts.forEach(text -> text.write(writer, 0));

        whileWriting(LARGE_WRITES, number -> texts.forEach(text -> text.write(writer, number)), () -> {
            Map<StorageKey, String> seen = reader.read();
            texts.forEach(text -> text.requireWhole(seen));
        });
    }

    @Test
    @ContractRule(value = "CON-5", racy = true)
    void aReadNeverShowsAStatusBeforeItsAddresses() {
        MaintenanceBackend writer = subject.retrying();
        MaintenanceBackend reader = subject.retrying();
        NumberedText status = new NumberedText(STATUS, 1);
        NumberedText addresses = new NumberedText(ADDRESSES, 1);
        addresses.write(writer, 0);
        status.write(writer, 0);

        whileWriting(
                PAIRS,
                number -> {
                    addresses.write(writer, number);
                    status.write(writer, number);
                },
                () -> {
                    Map<StorageKey, String> seen = reader.read();
                    int written = addresses.number(seen);
                    int needed = status.number(seen);
                    Requirement.that(
                            needed <= written,
                            "A writer writes addresses and then the status that needs them, and read returned status "
                                    + needed + " with addresses " + written + ".",
                            "are both entries read in one step of the store, or else the status first?");
                });
    }

    @Test
    @ContractRule(value = "CON-6", racy = true)
    void writersOfTheTwoEntriesDoNotDisturbEachOther() {
        String other = BackendUnderTest.freshNamespace();
        MaintenanceBackend shared = subject.retrying();
        ownEntries(List.of(shared, shared));
        ownEntries(List.of(subject.retrying(subject.open(other)), subject.retrying(subject.open(other))));
    }

    /** Lets one thread write each entry, each on its instance. */
    private void ownEntries(List<MaintenanceBackend> instances) {
        long end = System.nanoTime() + subject.work().toNanos();
        concurrently(KEYS.size(), i -> () -> {
            NumberedText text = new NumberedText(KEYS.get(i), 3000 + 2000 * i);
            int number = 0;
            while (number < OWN_WRITES && (number == 0 || System.nanoTime() < end)) {
                text.write(instances.get(i), number);
                text.requireWhole(instances.get(i).read());
                number++;
            }
            return number;
        });
    }

    /** Writes numbers from 1 on one thread while others read, until enough was written and read. */
    private void whileWriting(int writes, Consumer<Integer> write, Runnable read) {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        long end = System.nanoTime() + subject.work().toNanos();
        List<Callable<Boolean>> tasks = new ArrayList<>();
        tasks.add(() -> {
            try {
                for (int number = 1; (number <= writes || reads.get() < READS) && System.nanoTime() < end; number++) {
                    write.accept(number);
                }
            } finally {
                done.set(true);
            }
            return true;
        });
        IntStream.range(0, READERS)
                .forEach(i -> tasks.add(() -> {
                    while (!done.get()) {
                        read.run();
                        reads.incrementAndGet();
                    }
                    return true;
                }));
        ConcurrentThreads.run(tasks, longest());
    }

    private <T> List<T> concurrently(int size, IntFunction<Callable<T>> task) {
        return ConcurrentThreads.run(IntStream.range(0, size).mapToObj(task).toList(), longest());
    }

    /** When it is said of the work of many that it does not end. */
    private Duration longest() {
        return subject.limit().multipliedBy(2);
    }
}
