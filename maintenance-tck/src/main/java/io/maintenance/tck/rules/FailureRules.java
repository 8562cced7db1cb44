// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.MaintenanceHealth;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.ContractProfile.Part;
import io.maintenance.tck.Fault;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.fixture.InstanceOpener;
import io.maintenance.tck.fixture.NodeUnderTest;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.LoopbackPorts;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.SilentServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a backend says when the store fails. */
public class FailureRules extends RuleGroup {

    private static final String IN_TIME =
            "does the timeout bound the call as a whole: name resolution, connecting, waiting"
                    + " for a connection of a pool, and the answer?";
    private static final String NEVER_ABSENT =
            "is every failure of the client turned into BackendException UNAVAILABLE? An"
                    + " empty map says that the entries are lost.";

    private static final StorageKey OTHER = StorageKey.MAINTENANCE_MODE_ADDRESSES;
    private static final String DAMAGE =
            "are bytes decoded strictly? Return the text of a Damage for what is no text, and compare with what read"
                    + " would return; EntryBytes does so for UTF-8.";

    public FailureRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule(value = "FAI-1", parts = Part.FAULTS)
    void aHungServerIsUnavailableInTime() throws Exception {
        boolean hangs = subject.can(Fault.HANG);
        if (!subject.hasHosts()) {
            subject.needs(Fault.HANG);
        }
        if (subject.hasHosts()) {
            try (SilentServer silent = new SilentServer()) {
                InstanceOpener nowhere = subject.opener().at(subject.url().at(silent.address()));
                heedsItsTimeout(nowhere);
                unavailable(
                        nowhere.within(subject.briefTimeout()).open(),
                        "from a server that takes connections and says nothing");
            }
        }
        if (hangs) {
            MaintenanceBackend backend = subject.brief();
            created(backend);
            subject.inject(Fault.HANG);
            unavailable(backend, "from a server that hangs");
            unavailable(subject.brief(), "from a server that hangs, by a new instance,");
        }
    }

    private void created(MaintenanceBackend backend) {
        boolean created = subject.retrying(backend).compareAndSet(STATUS, null, "first");
        Requirement.that(created, "The entry was not created.", "is CAS-1 green?");
    }

    /**
     * A call is over while one with a long timeout still waits for the same server. One that took no longer than it may has
     * nothing to show: it may have been refused at once.
     */
    private void heedsItsTimeout(InstanceOpener nowhere) {
        CallOutcome.PendingCall<?> patient =
                CallOutcome.start(nowhere.within(subject.longestTimeout()).open()::read);
        CallOutcome<?> brief = CallOutcome.of(
                subject.limit(), nowhere.within(subject.briefTimeout()).open()::read);
        Requirement.that(
                !patient.task().isDone()
                        || brief.took().compareTo(subject.briefTimeout().multipliedBy(2)) < 0,
                "read from a server that says nothing takes as long with a timeout of "
                        + MessageText.millis(subject.briefTimeout()) + " as with one of "
                        + MessageText.millis(subject.longestTimeout()) + ".",
                IN_TIME);
        patient.thread().interrupt();
    }

    private void unavailable(MaintenanceBackend backend, String where) {
        CallOutcome.of(subject.limit(), backend::read).requireUnavailable("read " + where, IN_TIME);
        for (StorageKey key : StorageKey.values()) {
            CallOutcome.of(subject.limit(), () -> backend.compareAndSet(key, null, "x"))
                    .requireUnavailable("compareAndSet " + where, IN_TIME);
        }
        CallOutcome<?> watch = CallOutcome.of(subject.limit(), () -> backend.watch(() -> {}));
        Requirement.that(watch.returned(), "watch " + where + " should return, but " + watch + ".", "is WAT-5 green?");
    }

    @Test
    @ContractRule(value = "FAI-2", parts = Part.FAULTS)
    void aDeadServerIsUnavailableNotAbsent() {
        if (!subject.hasHosts()) {
            subject.needs(Fault.KILL);
        }
        if (subject.hasHosts()) {
            MaintenanceBackend nobody = subject.opener()
                    .at(subject.url().at(LoopbackPorts.dead()))
                    .within(subject.briefTimeout())
                    .open();
            CallOutcome.of(subject.limit(), nobody::read)
                    .requireUnavailable("read where nothing listens", NEVER_ABSENT);
        }
        if (subject.can(Fault.KILL)) {
            MaintenanceBackend backend = subject.brief();
            created(backend);
            subject.retrying(backend).read(); // whoever keeps this serves it below
            subject.inject(Fault.KILL);
            CallOutcome.of(subject.limit(), backend::read)
                    .requireUnavailable("read from a server that was killed", NEVER_ABSENT);
            CallOutcome.of(subject.limit(), subject.brief()::read)
                    .requireUnavailable("read from a server that was killed, by a new instance,", NEVER_ABSENT);
        }
    }

    @Test
    @ContractRule(value = "FAI-3", parts = Part.FAULTS)
    void worksAgainWithoutReopening() {
        subject.needs(Fault.KILL, Fault.RESTART);
        MaintenanceBackend used = subject.brief();
        subject.retrying(used).read();
        subject.inject(Fault.KILL);
        down(used, "from a server that was killed");
        MaintenanceBackend asked = subject.brief();
        down(asked, "by an instance that was opened while the server was down");
        MaintenanceBackend opened = subject.brief();
        subject.inject(Fault.RESTART);

        works(used, "");
        works(asked, " by an instance that was opened and used while it was down");
        works(opened, " by an instance that was opened while it was down");
    }

    private void down(MaintenanceBackend backend, String where) {
        CallOutcome.of(subject.limit(), backend::read).requireUnavailable("read " + where, NEVER_ABSENT);
        for (StorageKey key : StorageKey.values()) {
            CallOutcome.of(subject.limit(), () -> backend.compareAndSet(key, NEVER_THERE, "x"))
                    .requireUnavailable("compareAndSet " + where, NEVER_ABSENT);
        }
    }

    private void works(MaintenanceBackend backend, String by) {
        String check =
                "does the instance connect again after a failure? A node is not restarted because its store was.";
        Requirement.that(
                BoundedWait.answers(subject.patience(), backend::read),
                "Read fails " + MessageText.millis(subject.patience()) + " after the server was back" + by + ".",
                check);
        MaintenanceBackend again = subject.retrying(backend);
        for (StorageKey key : StorageKey.values()) {
            Requirement.that(
                    again.compareAndSet(key, again.read().get(key), "after the restart" + by),
                    "compareAndSet returned false after the server was back" + by + ".",
                    check);
        }
    }

    @Test
    @ContractRule(value = "FAI-4", parts = Part.FAULTS)
    void refusedWritesAreRejected() {
        subject.needs(Fault.REFUSE_WRITES);
        MaintenanceBackend backend = subject.retrying();
        created(backend);
        subject.inject(Fault.REFUSE_WRITES);

        for (StorageKey key : KEYS) {
            String stored = key == STATUS ? "first" : null;
            CallOutcome<Boolean> call =
                    CallOutcome.of(subject.limit(), () -> backend.compareAndSet(key, stored, "new"));
            Requirement.that(
                    call.kind().filter(Kind.REJECTED::equals).isPresent(),
                    "A write of " + name(key) + " that the store refuses should throw BackendException REJECTED, but "
                            + call + ".",
                    "are answers such as \"read-only\", \"no permission\" and \"full\" told from an outage?");
        }
        subject.inject(Fault.ALLOW_WRITES);
        boolean old = BoundedWait.works(
                subject.patience(), () -> Map.of(STATUS, "first").equals(backend.read()));
        Requirement.that(
                old,
                "After refused writes the old text is gone, or an absent entry is there.",
                "is the entry replaced in one step?");
    }

    @Test
    @ContractRule(value = "FAI-5", parts = Part.FAULTS)
    void bytesThatAreNoTextAreDamageThatIsReplaced() {
        subject.needs(Fault.GARBLE);
        NodeUnderTest node = NodeUnderTest.open(subject, "one");
        node.mode().enable(spec -> spec.addresses(List.of("203.0.113.7")));
        node.mode().close();
        MaintenanceBackend backend = subject.retrying();
        Map<StorageKey, String> before = backend.read();
        Requirement.that(before.size() == 2, "The entries were not created.", "is CAS-1 green?");
        subject.inject(Fault.GARBLE);

        CallOutcome<Map<StorageKey, String>> call = CallOutcome.of(subject.limit(), backend::read);
        Map<StorageKey, String> texts = Optional.ofNullable(call.value()).orElse(Map.of());
        String seen = texts.get(STATUS);
        Requirement.that(
                seen != null && !seen.equals(before.get(STATUS)) && Objects.equals(texts.get(OTHER), before.get(OTHER)),
                "Where bytes are stored that are no text, read should return a text that stands for them, and the other"
                        + " entry as it is, but " + call + ".",
                DAMAGE);
        MaintenanceHealth.StoreStatus health =
                NodeUnderTest.open(subject, "fresh").mode().health().stores().get(0);
        Requirement.that(
                health.state() == MaintenanceHealth.StoreState.CORRUPT,
                "Where bytes are stored that are no text, a node says that the store is " + health.state() + ".",
                DAMAGE);
        Requirement.that(
                !backend.compareAndSet(STATUS, null, "new")
                        && backend.compareAndSet(STATUS, seen, "new")
                        && "new".equals(backend.read().get(STATUS)),
                "Bytes that are no text were not replaced by who expected the text that stands for them, or were taken"
                        + " for an absent entry.",
                DAMAGE);
    }
}
