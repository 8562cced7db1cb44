// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A number in one entry that many count up, and how often they were told that they did. Thread-safe. */
final class SharedCounter {

    private final MaintenanceBackend judge;
    private final StorageKey key;
    private final Set<Integer> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger elsewhere = new AtomicInteger();

    /** Creates the counter; {@code judge} repeats calls while the store is unavailable. */
    SharedCounter(MaintenanceBackend judge, StorageKey key) {
        this.judge = judge;
        this.key = key;
    }

    void create() {
        new EntryUnderTest(judge, key).write(null, "0", "is CAS-1 green?");
    }

    boolean isUntouched() {
        return taken.isEmpty();
    }

    int current() {
        return number(judge);
    }

    /** Returns how many increments were acknowledged here. */
    int won() {
        return taken.size();
    }

    /** Returns how many failed, so that they may count or not. */
    int unknown() {
        return unknown.get();
    }

    /** Adds what another process was told of its increments. */
    void addElsewhere(int won, int failed) {
        elsewhere.addAndGet(won);
        unknown.addAndGet(failed);
    }

    /** Tries to count up by one, and returns whether that was acknowledged; the read is repeated, the write is not. */
    boolean increment(MaintenanceBackend reader, MaintenanceBackend writer) {
        int seen = number(reader);
        WriteOutcome attempt = WriteOutcome.at(writer, key, String.valueOf(seen), String.valueOf(seen + 1));
        if (attempt == WriteOutcome.UNKNOWN) {
            unknown.incrementAndGet();
        }
        if (attempt == WriteOutcome.WON) {
            Requirement.that(
                    taken.add(seen),
                    "Two writers replaced the same text \"" + seen + "\" of " + RuleGroup.name(key)
                            + ", and both were told true.",
                    ConcurrencyRules.ATOMIC);
        }
        return attempt == WriteOutcome.WON;
    }

    /** Fails the rule unless each increment that was acknowledged counts once. */
    void requireExactCount() {
        int sum = taken.size() + elsewhere.get();
        int counted = current();
        Requirement.that(
                counted >= sum && counted <= sum + unknown.get(),
                sum + " increments of " + RuleGroup.name(key) + " returned true, " + unknown + " failed, and " + counted
                        + " were counted.",
                ConcurrencyRules.ATOMIC);
        Requirement.that(sum > 0, "No increment of " + RuleGroup.name(key) + " came through.", ConcurrencyRules.ATOMIC);
    }

    private int number(MaintenanceBackend backend) {
        String text = backend.read().get(key);
        Requirement.that(
                text != null && text.matches("[0-9]{1,9}"),
                "An entry with a number that is being replaced was read as " + MessageText.text(text) + ".",
                "is it deleted before it is written?");
        return Integer.parseInt(String.valueOf(text));
    }
}
