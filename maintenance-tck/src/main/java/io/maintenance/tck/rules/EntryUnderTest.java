// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the two entries, which nobody but the rule writes.
 *
 * @param backend through which it is seen
 * @param key its name
 */
record EntryUnderTest(MaintenanceBackend backend, StorageKey key) {

    /** Returns both entries as one backend sees them. */
    static List<EntryUnderTest> both(MaintenanceBackend backend) {
        return RuleGroup.KEYS.stream()
                .map(key -> new EntryUnderTest(backend, key))
                .toList();
    }

    /** Writes, and fails the rule unless that is done. */
    void write(@Nullable String stored, String update, String check) {
        Requirement.that(
                backend.compareAndSet(key, stored, update),
                "With " + MessageText.text(stored) + " stored as " + name() + ", and expected, compareAndSet to "
                        + MessageText.text(update) + " returned false.",
                check);
    }

    /** Tries to write for somebody who expects another text, and fails the rule if that is done. */
    void refuse(@Nullable String stored, @Nullable String expected, String check) {
        Requirement.that(
                !backend.compareAndSet(key, expected, "x"),
                "With " + MessageText.text(stored) + " stored as " + name() + ", compareAndSet with "
                        + MessageText.text(expected) + " expected returned true.",
                check);
    }

    /** Fails the rule unless this is stored. */
    void requireText(@Nullable String text, String when, String check) {
        Requirement.sameText(text, backend.read().get(key), when + " " + name(), check);
    }

    /** Returns what is stored now. */
    @Nullable
    String text() {
        return backend.read().get(key);
    }

    String name() {
        return RuleGroup.name(key);
    }
}
