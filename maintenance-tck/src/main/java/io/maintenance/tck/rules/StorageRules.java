// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two texts in one namespace. */
public class StorageRules extends RuleGroup {

    private static final int ROUNDS = 50;
    private static final int LONGEST_TRIED = 1 << 26;
    private static final String THREE_BYTES = "\u20ac";

    public StorageRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("STO-1")
    void absentEntryIsAbsentFromTheMap() {
        MaintenanceBackend backend = subject.retrying();
        String check =
                "does read leave absent keys out of the map? Neither null nor an empty text says that an entry is"
                        + " absent: a node would take it for a damaged one.";

        Map<StorageKey, String> fresh = backend.read();
        Requirement.that(
                fresh.isEmpty(), "In a namespace where nothing was written, read returned " + fresh + ".", check);

        Requirement.that(backend.compareAndSet(ADDRESSES, null, "a"), "An absent entry was not created.", check);
        Map<StorageKey, String> one = backend.read();
        Requirement.that(one.keySet().equals(Set.of(ADDRESSES)), "With one entry, read returned " + one + ".", check);
    }

    @Test
    @ContractRule("STO-2")
    void givesBackExactlyWhatWasWritten() {
        MaintenanceBackend writer = subject.retrying();
        MaintenanceBackend reader = subject.retrying();

        String last = null;
        for (String text : SampleTexts.AWKWARD) {
            boolean written = writer.compareAndSet(STATUS, last, text);
            Requirement.that(
                    written,
                    "compareAndSet from " + MessageText.text(last) + " to " + MessageText.text(text)
                            + " returned false, and nobody" + " else writes.",
                    "does the store keep a text as it is, so that what was written is what is compared?");
            Requirement.sameText(
                    text,
                    reader.read().get(STATUS),
                    "What another instance reads",
                    "is the text trimmed, normalised, or converted (line ends, character set of the connection or column)?"
                            + " Store UTF-8 bytes.");
            last = text;
        }
    }

    @Test
    @ContractRule("STO-3")
    void keysAreIndependent() {
        MaintenanceBackend backend = subject.retrying();
        String check = "is each key a record of its own?";

        Requirement.that(backend.compareAndSet(STATUS, null, "s"), "The status could not be created.", check);
        Requirement.that(
                backend.compareAndSet(ADDRESSES, null, "a"),
                "The addresses could not be created while there was a status.",
                check);
        Requirement.that(
                !backend.compareAndSet(ADDRESSES, "s", "x"), "The addresses were compared with the status.", check);
        Requirement.that(backend.compareAndSet(STATUS, "s", "s2"), "The status could not be replaced.", check);
        Requirement.sameText("s2", backend.read().get(STATUS), "The status", check);
        Requirement.sameText("a", backend.read().get(ADDRESSES), "The addresses", check);
    }

    @Test
    @ContractRule("STO-4")
    void namespacesShareNothing() {
        String check = "is the namespace compared as a whole, and is what joins it to the key outside of [a-z0-9_-]?";
        Map<String, MaintenanceBackend> all = new LinkedHashMap<>();
        Stream.of("", "-a", "-a-b", "_a", "a")
                .map(suffix -> subject.namespace() + suffix)
                .forEach(namespace -> all.put(namespace, subject.retrying(subject.open(namespace))));

        all.forEach((namespace, backend) -> {
            Map<StorageKey, String> before = backend.read();
            Requirement.that(before.isEmpty(), namespace + " was empty and has " + before + ".", check);
            for (StorageKey key : List.of(ADDRESSES, STATUS)) {
                boolean created = backend.compareAndSet(key, null, key + " of " + namespace);
                Requirement.that(created, key + " could not be created in " + namespace + ".", check);
            }
        });

        all.forEach((namespace, backend) -> Map.copyOf(backend.read())
                .forEach((key, text) ->
                        Requirement.sameText(key + " of " + namespace, text, key + " in " + namespace, check)));
    }

    @Test
    @ContractRule("STO-5")
    void anotherInstanceReadsWhatWasCommitted() {
        MaintenanceBackend one = subject.retrying();
        MaintenanceBackend other = subject.retrying();
        one.read();

        String last = null;
        for (int round = 0; round < ROUNDS; round++) {
            MaintenanceBackend writer = round % 2 == 0 ? one : other;
            MaintenanceBackend reader = round % 2 == 0 ? other : one;
            String text = "round " + round;
            Requirement.that(
                    writer.compareAndSet(STATUS, last, text),
                    "compareAndSet returned false in round " + round
                            + ", although it was told what was committed last.",
                    "does compareAndSet compare with the store and not with a copy?");
            Requirement.sameText(
                    text,
                    reader.read().get(STATUS),
                    "What another instance reads right after compareAndSet returned true",
                    "does read go to the store each time? No cache in the instance, no replica, no near cache.");
            last = text;
        }
    }

    @Test
    @ContractRule("STO-6")
    void tooLargeIsRefusedAndTheOldTextStays() {
        MaintenanceBackend backend = subject.retrying();
        int stated = backend.traits().maxEntryLength();
        String large = THREE_BYTES.repeat(Math.min(stated, subject.entryLimit()));

        Requirement.that(
                backend.compareAndSet(STATUS, null, large),
                "A text of " + large.length() + " characters was not stored.",
                "do traits() state the longest entry? If the store takes less than the kit asks for, override entryLimit().");
        Requirement.sameText(
                large,
                backend.read().get(STATUS),
                "A text of " + large.length() + " characters",
                "is it cut off? State in traits() how many characters of three bytes fit.");
        if (stated < LONGEST_TRIED) {
            refuses(backend, large, "x".repeat(stated + 1));
        }
    }

    private void refuses(MaintenanceBackend backend, String old, String tooLarge) {
        CallOutcome<Boolean> call = CallOutcome.of(subject.limit(), () -> backend.compareAndSet(STATUS, old, tooLarge));
        Requirement.that(
                call.kind().filter(Kind.TOO_LARGE::equals).isPresent(),
                "One character more than traits() allow should throw BackendException TOO_LARGE, but " + call + ".",
                "is the length looked at before the text is sent?");
        Requirement.sameText(
                old, backend.read().get(STATUS), "After a refused write the entry", "was it written in place?");
    }
}
