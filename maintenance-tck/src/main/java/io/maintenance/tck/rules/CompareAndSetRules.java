// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.tck.Fault;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.LoopbackPorts;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The one way to write. */
public class CompareAndSetRules extends RuleGroup {

    private static final List<Map.Entry<String, String>> LOOK_ALIKE = List.of(
            Map.entry("a", "A"),
            Map.entry("a", "a "),
            Map.entry("a ", "a"),
            Map.entry("a", " a"),
            Map.entry("a\n", "a"),
            Map.entry("a\n", "a\r\n"),
            Map.entry("\u00e9", "e\u0301"),
            Map.entry("\u00e9", "e"),
            Map.entry("\u00df", "ss"),
            Map.entry("\u0130", "i"),
            Map.entry("k", "\u212a"),
            Map.entry("1", "\uff11"),
            Map.entry("1", "01"),
            Map.entry("a", "a\u200b"),
            Map.entry("\ud83d\udea7", "\ud83d\udea8"),
            Map.entry("%", "a"),
            Map.entry("x".repeat(3000) + "a", "x".repeat(3000) + "b"));

    public CompareAndSetRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("CAS-1")
    void createsOnlyWhenAbsent() {
        MaintenanceBackend backend = subject.retrying();

        Requirement.that(
                backend.compareAndSet(STATUS, null, "first"),
                "compareAndSet(key, null, text) returned false although the entry was absent.",
                "does it create the entry when null is expected and nothing is there?");
        expect(backend, false, null, "second", "does it look, in the same atomic step, that nothing is there?");
        Requirement.sameText("first", backend.read().get(STATUS), "The entry that was there first", "is it an upsert?");
    }

    @Test
    @ContractRule("CAS-2")
    void replacesOnlyTheExpectedText() {
        MaintenanceBackend backend = subject.retrying();
        String check = "is the stored text compared with the expected one, in the same atomic step as the write?";

        expect(backend, false, "never there", "x", "an expected text means that the entry must be there");
        Requirement.sameText(null, backend.read().get(STATUS), "An entry that was expected and absent", check);

        expect(backend, true, null, "first", check);
        expect(backend, false, "another", "x", check);
        Requirement.sameText("first", backend.read().get(STATUS), "After a comparison that failed the entry", check);
        expect(backend, true, "first", "second", check);
        Requirement.sameText("second", backend.read().get(STATUS), "After a comparison that held the entry", check);
        expect(backend, false, "first", "x", check);
        Requirement.sameText(
                "second", backend.read().get(STATUS), "After a comparison with an older text the entry", check);
    }

    @Test
    @ContractRule("CAS-3")
    void comparesCodePointByCodePoint() {
        MaintenanceBackend backend = subject.retrying();
        String check =
                "how does the store compare? Collations ignore case, accents and trailing blanks: compare bytes, or"
                        + " a hash of them in a binary column.";

        String last = null;
        for (Map.Entry<String, String> pair : LOOK_ALIKE) {
            String stored = pair.getKey();
            expect(backend, true, last, stored, check);
            expect(backend, false, pair.getValue(), "x", check);
            Requirement.sameText(stored, backend.read().get(STATUS), "The entry", check);
            last = stored;
            expect(backend, true, last, "between", check);
            last = "between";
        }
    }

    @Test
    @ContractRule("CAS-4")
    void sameTextAgainIsTrue() {
        MaintenanceBackend backend = subject.retrying();
        String check = "is the result taken from a count of rows that changed? A write of the same text changes none on"
                + " some databases: ask for the rows that matched.";

        expect(backend, true, null, "same", check);
        expect(backend, true, "same", "same", check);
        Requirement.sameText("same", backend.read().get(STATUS), "The entry", check);
    }

    @Test
    @ContractRule("CAS-5")
    void failureIsNeverFalse() {
        String check =
                "is every failure of the client turned into BackendException UNAVAILABLE? false says that another"
                        + " text is there, and then the engine believes the store to be up.";
        boolean some = subject.hasHosts() || subject.can(Fault.KILL);
        if (!some) {
            subject.needs(Fault.KILL);
        }
        if (subject.hasHosts()) {
            MaintenanceBackend nobody = subject.opener()
                    .at(subject.url().at(LoopbackPorts.dead()))
                    .within(subject.briefTimeout())
                    .open();
            unavailable(nobody, null, "where nothing listens", check);
        }
        if (subject.can(Fault.KILL)) {
            MaintenanceBackend backend = subject.brief();
            expect(subject.retrying(backend), true, null, "first", check);
            subject.inject(Fault.KILL);
            unavailable(backend, "first", "on a server that was killed", check);
            unavailable(backend, "another", "on a server that was killed", check);
        }
    }

    private void unavailable(MaintenanceBackend backend, @Nullable String expected, String where, String check) {
        CallOutcome.of(subject.limit(), () -> backend.compareAndSet(STATUS, expected, "x"))
                .requireUnavailable("compareAndSet " + where, check);
    }

    private static void expect(
            MaintenanceBackend backend, boolean wanted, @Nullable String expected, String update, String check) {
        String stored = backend.read().get(STATUS);
        boolean seen = backend.compareAndSet(STATUS, expected, update);
        Requirement.that(
                seen == wanted,
                "With " + MessageText.text(stored) + " stored, compareAndSet with " + MessageText.text(expected)
                        + " expected returned " + seen + ".",
                check);
    }
}
