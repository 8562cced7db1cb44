// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two texts in one namespace. */
public class StorageRules extends RuleGroup {

    private static final int ROUNDS = 60;
    private static final int LONGEST_TRIED = 1 << 26;
    private static final int LONGEST_NAMESPACE = 64;
    private static final String THREE_BYTES = "\u20ac";

    public StorageRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("STO-1")
    void absentEntryIsAbsentFromTheMap() {
        String check =
                "does read leave absent keys out of the map? Neither null nor an empty text says that an entry is"
                        + " absent: a node would take it for a damaged one.";

        for (StorageKey key : KEYS) {
            MaintenanceBackend backend = subject.retrying(subject.open(BackendUnderTest.freshNamespace()));
            Map<StorageKey, String> fresh = backend.read();
            Requirement.that(
                    fresh.isEmpty(), "In a namespace where nothing was written, read returned " + fresh + ".", check);

            Requirement.that(backend.compareAndSet(key, null, "a"), "An absent entry was not created.", check);
            Map<StorageKey, String> one = backend.read();
            Requirement.that(
                    one.keySet().equals(Set.of(key)),
                    "With " + name(key) + " alone, read returned " + one + ".",
                    check);
        }
    }

    @Test
    @ContractRule("STO-2")
    void givesBackExactlyWhatWasWritten() {
        MaintenanceBackend writer = subject.retrying();
        MaintenanceBackend reader = subject.retrying();

        String last = null;
        for (String text : SampleTexts.AWKWARD) {
            for (StorageKey key : KEYS) {
                Requirement.that(
                        writer.compareAndSet(key, last, text),
                        "compareAndSet of " + name(key) + " from " + MessageText.text(last) + " to "
                                + MessageText.text(text) + " returned false, and nobody else writes.",
                        "does the store keep a text as it is, so that what was written is what is compared?");
            }
            Map<StorageKey, String> seen = reader.read();
            for (StorageKey key : KEYS) {
                Requirement.sameText(
                        text,
                        seen.get(key),
                        "What another instance reads as " + name(key),
                        "is the text trimmed, normalised, or converted (line ends, character set of the connection or"
                                + " column)? Store UTF-8 bytes.");
            }
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
        Requirement.that(
                !backend.compareAndSet(STATUS, "a", "x"), "The status was compared with the addresses.", check);
        Requirement.that(backend.compareAndSet(STATUS, "s", "s2"), "The status could not be replaced.", check);
        Requirement.sameText("s2", backend.read().get(STATUS), "The status", check);
        Requirement.sameText("a", backend.read().get(ADDRESSES), "The addresses", check);
        Requirement.that(backend.compareAndSet(ADDRESSES, "a", "a2"), "The addresses could not be replaced.", check);
        Requirement.sameText("s2", backend.read().get(STATUS), "The status, after the addresses were replaced,", check);
    }

    @Test
    @ContractRule("STO-4")
    void namespacesShareNothing() {
        String check = "is the namespace compared as a whole, all 64 characters of it, and is what joins it to the key"
                + " outside of [a-z0-9_-]?";
        Map<String, MaintenanceBackend> all = new LinkedHashMap<>();
        String own = subject.namespace();
        String longest = own + "x".repeat(LONGEST_NAMESPACE - 1 - own.length());
        Stream.of(
                        Stream.of("", "-", "_", "--", "-a", "-a-b", "_a", "a").map(own::concat),
                        Stream.of("an", "c0").map(own::concat), // of one String.hashCode
                        Stream.of("-status", "-addresses", "_status", "_addresses")
                                .map(own::concat),
                        Stream.of("", "a", "b", "-", "_").map(longest::concat),
                        Stream.of("a", "b").map(first -> first + longest))
                .flatMap(Function.identity())
                .forEach(namespace -> all.put(namespace, subject.retrying(subject.open(namespace))));

        all.forEach((namespace, backend) -> {
            Map<StorageKey, String> before = backend.read();
            Requirement.that(before.isEmpty(), namespace + " was empty and has " + before + ".", check);
            for (StorageKey key : List.of(ADDRESSES, STATUS)) {
                boolean created = backend.compareAndSet(key, null, key + " of " + namespace);
                Requirement.that(created, key + " could not be created in " + namespace + ".", check);
            }
        });

        all.forEach((namespace, backend) -> {
            Map<StorageKey, String> seen = backend.read();
            KEYS.forEach(key ->
                    Requirement.sameText(key + " of " + namespace, seen.get(key), key + " in " + namespace, check));
        });
    }

    @Test
    @ContractRule("STO-5")
    void anotherInstanceReadsWhatWasCommitted() {
        MaintenanceBackend one = subject.retrying();
        MaintenanceBackend other = subject.retrying();
        one.read();

        Map<StorageKey, String> last = new EnumMap<>(StorageKey.class);
        for (int round = 0; round < ROUNDS; round++) {
            StorageKey key = KEYS.get(round / 2 % 2);
            MaintenanceBackend writer = round % 2 == 0 ? one : other;
            MaintenanceBackend reader = round % 2 == 0 ? other : one;
            String text = "round " + round;
            reader.read(); // a copy of this would be old below
            Requirement.that(
                    writer.compareAndSet(key, last.get(key), text),
                    "compareAndSet of " + name(key) + " returned false in round " + round
                            + ", although it was told what was committed last.",
                    "does compareAndSet compare with the store and not with a copy?");
            Requirement.sameText(
                    text,
                    reader.read().get(key),
                    "What another instance reads as " + name(key) + " right after compareAndSet returned true",
                    "does read go to the store each time? No cache in the instance, no replica, no near cache.");
            last.put(key, text);
        }
    }

    @Test
    @ContractRule("STO-6")
    void tooLargeIsRefusedAndTheOldTextStays() {
        MaintenanceBackend backend = subject.retrying();
        int stated = backend.traits().maxEntryLength();
        String large = THREE_BYTES.repeat(Math.min(stated, subject.entryLimit()));

        for (StorageKey key : KEYS) {
            WriteRefusal write = new WriteRefusal(backend, key, subject.limit());
            if (stated < LONGEST_TRIED) {
                write.requireTooLarge(null, "x".repeat(stated + 1));
            }
            Requirement.that(
                    backend.compareAndSet(key, null, large),
                    "A text of " + large.length() + " characters was not stored as " + name(key) + ".",
                    "do traits() state the longest entry? If the store takes less than the kit asks for, override"
                            + " entryLimit().");
            Requirement.sameText(
                    large,
                    backend.read().get(key),
                    "A text of " + large.length() + " characters",
                    "is it cut off? State in traits() how many characters of three bytes fit.");
            if (stated < LONGEST_TRIED) {
                write.requireTooLarge(large, "x".repeat(stated + 1));
            }
        }
    }

    @Test
    @ContractRule("STO-7")
    void anEmptyTextIsAText() {
        MaintenanceBackend backend = subject.retrying();
        String check = "does the store tell an empty text from none? Some databases do not: store something beside it.";

        for (StorageKey key : KEYS) {
            Requirement.that(
                    !backend.compareAndSet(key, "", "x"), "An empty text was expected, and an entry created.", check);
            Requirement.that(backend.compareAndSet(key, null, ""), "An empty text was not created.", check);
            Requirement.sameText("", backend.read().get(key), "An empty text that was stored as " + name(key), check);
            Requirement.that(
                    !backend.compareAndSet(key, null, "x"),
                    "compareAndSet(key, null, text) returned true where an empty text was.",
                    check);
            Requirement.that(
                    backend.compareAndSet(key, "", "text"), "An empty text that was expected was not replaced.", check);
            Requirement.that(
                    !backend.compareAndSet(key, "", "x"), "An empty text was expected, and a text replaced.", check);
            Requirement.that(backend.compareAndSet(key, "text", ""), "A text was not replaced by an empty one.", check);
            Requirement.sameText("", backend.read().get(key), "An empty text that replaced another", check);
        }
    }

    @Test
    @ContractRule("STO-8")
    void halfASurrogatePairIsKeptOrRejected() {
        MaintenanceBackend backend = subject.retrying();
        for (StorageKey key : KEYS) {
            WriteRefusal write = new WriteRefusal(backend, key, subject.limit());
            String stored = null;
            for (String half : SampleTexts.HALVES) {
                stored = write.requireKeptOrRejected(stored, half);
            }
            if (stored == null) {
                boolean created = backend.compareAndSet(key, null, "whole");
                Requirement.that(created, "After a rejected text no other was created.", "is CAS-1 green?");
                write.requireKeptOrRejected("whole", SampleTexts.HALVES.get(0));
            }
        }
    }

    @Test
    @ContractRule("STO-9")
    void whatReadReturnedChangesNoMore() {
        MaintenanceBackend backend = subject.retrying();
        String check = "does each read return a map of its own, such as Map.copyOf or a new EnumMap?";
        for (StorageKey key : KEYS) {
            Requirement.that(backend.compareAndSet(key, null, "old"), "An entry was not created.", "is CAS-1 green?");
        }

        Map<StorageKey, String> spoilt = backend.read();
        spoil(spoilt);
        Map<StorageKey, String> kept = backend.read();
        KEYS.forEach(key -> Requirement.sameText(
                "old", kept.get(key), "After a caller changed the map that read returned, " + name(key), check));

        KEYS.forEach(key -> backend.compareAndSet(key, "old", "new"));
        Map<StorageKey, String> later = backend.read();
        KEYS.forEach(key -> {
            Requirement.sameText("old", kept.get(key), "In a map from before a change, " + name(key), check);
            Requirement.sameText("new", later.get(key), "In a map from after it, " + name(key), check);
        });
    }

    /** As a caller may who takes the map for its own; one that cannot be changed is as good. */
    private static void spoil(Map<StorageKey, String> map) {
        for (Runnable change : List.<Runnable>of(() -> map.put(STATUS, "spoilt"), map::clear)) {
            try {
                change.run();
            } catch (UnsupportedOperationException immutable) {
                return;
            }
        }
    }
}
