// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.ContractProfile.Part;
import io.maintenance.tck.Fault;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The one way to write. */
public class CompareAndSetRules extends RuleGroup {

    public CompareAndSetRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("CAS-1")
    void createsOnlyWhenAbsent() {
        for (EntryUnderTest entry : EntryUnderTest.both(subject.retrying())) {
            entry.write(null, "first", "does it create the entry when null is expected and nothing is there?");
            entry.refuse("first", null, "does it look, in the same atomic step, that nothing is there?");
            entry.requireText("first", "After a second creation", "is it an upsert?");
        }
    }

    @Test
    @ContractRule("CAS-2")
    void replacesOnlyTheExpectedText() {
        String check = "is the stored text compared with the expected one, in the same atomic step as the write?";

        for (EntryUnderTest entry : EntryUnderTest.both(subject.retrying())) {
            entry.refuse(null, "never there", "an expected text means that the entry must be there");
            entry.requireText(null, "After a text was expected where none is,", check);

            entry.write(null, "first", check);
            entry.refuse("first", "another", check);
            entry.requireText("first", "After a comparison that failed", check);
            entry.write("first", "second", check);
            entry.requireText("second", "After a comparison that held", check);
            entry.refuse("second", "first", check);
            entry.requireText("second", "After a comparison with an older text", check);
        }
    }

    @Test
    @ContractRule("CAS-3")
    void comparesCodePointByCodePoint() {
        MaintenanceBackend backend = subject.retrying();
        int longest = Math.min(backend.traits().maxEntryLength(), subject.entryLimit());
        String check =
                "how does the store compare? Collations ignore case, accents and trailing blanks, and short hashes"
                        + " collide: compare bytes, or a hash such as SHA-256 of them in a binary column.";

        String last = null;
        for (Map.Entry<String, String> pair : SampleTexts.LOOK_ALIKE) {
            String stored = pair.getKey();
            if (stored.length() > longest) {
                continue;
            }
            for (EntryUnderTest entry : EntryUnderTest.both(backend)) {
                if (!stored.equals(last)) {
                    entry.write(last, stored, check);
                }
                entry.refuse(stored, pair.getValue(), check);
            }
            Map<StorageKey, String> seen = backend.read();
            KEYS.forEach(key -> Requirement.sameText(stored, seen.get(key), "After that " + name(key), check));
            last = stored;
        }
    }

    @Test
    @ContractRule("CAS-4")
    void sameTextAgainIsTrue() {
        String check = "is the result taken from a count of rows that changed? A write of the same text changes none on"
                + " some databases: ask for the rows that matched.";

        for (EntryUnderTest entry : EntryUnderTest.both(subject.retrying())) {
            entry.write(null, "same", check);
            entry.write("same", "same", check);
            entry.requireText("same", "After that", check);
        }
    }

    @Test
    @ContractRule(value = "CAS-5", parts = Part.FAULTS)
    void failureIsNeverFalse() {
        String check =
                "is every failure of the client turned into BackendException UNAVAILABLE? false says that another"
                        + " text is there, and then the engine believes the store to be up.";
        if (!subject.hasHosts()) {
            subject.needs(Fault.KILL);
        }
        if (subject.hasHosts()) {
            unavailable(subject.nobody(), null, "where nothing listens", check);
        }
        if (subject.can(Fault.KILL)) {
            MaintenanceBackend backend = subject.brief();
            EntryUnderTest.both(subject.retrying(backend)).forEach(entry -> entry.write(null, "first", check));
            subject.inject(Fault.KILL);
            unavailable(backend, "first", "on a server that was killed", check);
            unavailable(backend, "another", "on a server that was killed", check);
        }
    }

    private void unavailable(MaintenanceBackend backend, @Nullable String expected, String where, String check) {
        for (StorageKey key : KEYS) {
            CallOutcome.of(subject.limit(), () -> backend.compareAndSet(key, expected, "x"))
                    .requireUnavailable("compareAndSet of " + name(key) + " " + where, check);
        }
    }

    @Test
    @ContractRule("CAS-6")
    void sameTextOfALaterWriteIsTheSame() {
        MaintenanceBackend early = subject.retrying();
        MaintenanceBackend other = subject.retrying();
        String check = "is a version compared, or what this instance read last? The texts decide, whoever wrote them.";

        for (EntryUnderTest entry : EntryUnderTest.both(early)) {
            EntryUnderTest elsewhere = new EntryUnderTest(other, entry.key());
            entry.write(null, "first", check);
            early.read();
            elsewhere.write("first", "between", check);
            elsewhere.write("between", "first", check);
            entry.write("first", "last", check);
            elsewhere.requireText("last", "After it was changed, changed back and changed again,", check);
        }
    }

    @Test
    @ContractRule(value = "CAS-7", parts = Part.FAULTS)
    void aDamagedEntryIsNotOverwrittenByWhoExpectsAnother() {
        subject.needs(Fault.GARBLE);
        MaintenanceBackend backend = subject.retrying();
        EntryUnderTest status = new EntryUnderTest(backend, STATUS);
        EntryUnderTest addresses = new EntryUnderTest(backend, ADDRESSES);
        status.write(null, "before", "is CAS-1 green?");
        addresses.write(null, "before", "is CAS-1 green?");
        subject.inject(Fault.GARBLE);
        String damage = backend.read().get(STATUS);
        Requirement.that(
                damage != null && !damage.equals("before"),
                "What GARBLE left was read as " + MessageText.text(damage) + ".",
                "is FAI-5 green? Does GARBLE of your class replace the status of the namespace?");

        String check =
                "is a damaged entry compared by the text that stands for it? Whoever does not expect that text is"
                        + " told false, and nothing is written.";
        for (String expected : Arrays.asList(null, "before", "", damage + "x")) {
            status.refuse(damage, expected, check);
            status.requireText(damage, "After that", check);
        }
        addresses.write("before", "after", "does the damage of one entry stop writes of the other?");
    }

    @Test
    @ContractRule(value = "CAS-8", parts = Part.FAULTS)
    void aLockedStoreIsUnavailableInTime() {
        subject.needs(Fault.LOCK);
        MaintenanceBackend backend = subject.brief();
        String check =
                "is the wait for the lock bounded by the timeout, and its end BackendException UNAVAILABLE? false"
                        + " says that another text is there.";
        List<EntryUnderTest> both = EntryUnderTest.both(subject.retrying(backend));
        both.forEach(entry -> entry.write(null, "first", check));
        subject.inject(Fault.LOCK);
        unavailable(backend, "first", "in a store that another process has locked", check);
        CallOutcome<Map<StorageKey, String>> read = CallOutcome.of(subject.limit(), backend::read);
        Requirement.that(
                isWhole(read.value())
                        || read.kind().filter(Kind.UNAVAILABLE::equals).isPresent(),
                "read of a store that another process has locked should return or be UNAVAILABLE, but " + read + ".",
                check);

        subject.inject(Fault.UNLOCK);
        for (EntryUnderTest entry : both) { // a write that was given up may have been made since
            entry.write(entry.text(), "after", "does the same instance work once the lock is free?");
        }
    }

    private static boolean isWhole(@Nullable Map<StorageKey, String> texts) {
        return texts != null && KEYS.stream().allMatch(key -> Objects.equals(texts.get(key), "first"));
    }
}
