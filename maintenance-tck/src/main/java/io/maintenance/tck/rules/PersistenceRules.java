// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.ChangeResult;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.tck.ContractProfile.Part;
import io.maintenance.tck.Fault;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.fixture.NodeUnderTest;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.ConcurrentThreads;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import io.maintenance.tck.harness.TestSkip;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entries stay; and when they are lost nevertheless, that shows, and is healed. */
public class PersistenceRules extends RuleGroup {

    private static final String ADDRESS = "203.0.113.7";

    public PersistenceRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("PER-1")
    void survivesCloseAndReopen() {
        try (MaintenanceBackend first = subject.retrying()) {
            write(first);
        }
        kept(
                subject.retrying(),
                "after the only instance was closed and another opened",
                "do the entries live in the instance, or" + " in a connection that was closed?");
    }

    @Test
    @ContractRule(value = "PER-2", parts = Part.FAULTS)
    void survivesAFlushOfTheApplicationsCache() {
        subject.needs(Fault.FLUSH_NEIGHBOURS);
        MaintenanceBackend backend = subject.retrying();
        write(backend);
        subject.inject(Fault.FLUSH_NEIGHBOURS);
        kept(
                backend,
                "after other data of the server was flushed",
                "are the entries where the application's cache is? Use a" + " database, table or cache of their own.");
    }

    @Test
    @ContractRule(value = "PER-3", parts = Part.FAULTS)
    void lossReadsAsAbsentNotAsErrorAndNotFromACache() {
        subject.needs(Fault.WIPE);
        MaintenanceBackend backend = subject.retrying();
        write(backend);
        backend.read();
        subject.inject(Fault.WIPE);

        CallOutcome<Map<StorageKey, String>> read = CallOutcome.of(subject.limit(), backend::read);
        Requirement.that(
                Map.of().equals(read.value()),
                "After the store lost everything, read should return no entries, but " + read + ".",
                "does read go to the store each time? An entry that is gone is absent from the map.");
        for (StorageKey key : KEYS) {
            Requirement.that(
                    !backend.compareAndSet(key, key == STATUS ? "status" : "addresses", "x"),
                    "After the store lost everything, compareAndSet of " + name(key)
                            + " with the old text expected returned true.",
                    "does compareAndSet compare with the store?");
            Requirement.that(
                    backend.compareAndSet(key, null, "again"),
                    "After the store lost everything, " + name(key) + " could not be created again.",
                    "is the room for the entries (directory, table, cache) made when it is needed, and not once?");
        }
    }

    @Test
    @ContractRule("PER-4")
    void aRunningNodePutsALostEntryBack() {
        NodeUnderTest node = NodeUnderTest.open(subject, "one");
        switchOn(node);

        String empty = BackendUnderTest.freshNamespace();
        node.store().switchTo(subject.retrying(subject.open(empty)));
        putBack(empty, "no node");
    }

    @Test
    @ContractRule("PER-5")
    void aFreshNodePutsItBackFromItsFallback() {
        NodeUnderTest former = NodeUnderTest.open(subject, "fallback");
        switchOn(former);
        Requirement.that(
                BoundedWait.holds(
                        subject.patience(), () -> former.mode().health().keeper() != null),
                "The node did not note in its fallback that it tends it.",
                "does read return?");
        former.mode().synchronize();
        former.mode().close();

        String empty = BackendUnderTest.freshNamespace();
        NodeUnderTest.open(subject, "fallback", subject.open(empty));
        putBack(empty, "no fresh node");
    }

    @Test
    @ContractRule(value = "PER-6", should = true, parts = Part.FAULTS)
    void survivesARestartWithItsData() {
        subject.needs(Fault.RESTART);
        MaintenanceBackend backend = subject.retrying();
        write(backend);
        subject.inject(Fault.RESTART);
        boolean back = BoundedWait.answers(subject.patience(), backend::read);
        Requirement.that(back, "After a restart the store cannot be read.", "is FAI-3 green?");
        kept(backend, "after a restart of the server", "does the store write to a disk?");
    }

    @Test
    @ContractRule(value = "PER-7", racy = true)
    void processesExcludeEachOther() throws IOException {
        TestSkip.unless(!subject.isHandedIn(), "factory() hands the backend in, which no other process has");
        MaintenanceBackend backend = subject.open();
        MaintenanceBackend retrying = subject.retrying(backend);
        Traits.Reach reach = retrying.traits().reach();
        if (reach == Traits.Reach.PROCESS) {
            return; // there is nobody to exclude
        }
        TestSkip.unless(reach != Traits.Reach.UNKNOWN, "traits() do not say who shares the store");
        SharedCounter counter = new SharedCounter(retrying, STATUS);
        counter.create();

        try (CounterProcess other = CounterProcess.start(subject)) {
            CallOutcome.PendingCall<SharedCounter> counting = CallOutcome.start(() -> other.count(counter));
            long end = System.nanoTime() + subject.work().toNanos();
            while (counter.isUntouched() || (!counting.task().isDone() && System.nanoTime() < end)) {
                counter.increment(retrying, backend);
            }
            ConcurrentThreads.result(counting.await(subject.limit().multipliedBy(2)));
        }
        counter.requireExactCount();
    }

    private static void write(MaintenanceBackend backend) {
        boolean both =
                backend.compareAndSet(ADDRESSES, null, "addresses") && backend.compareAndSet(STATUS, null, "status");
        Requirement.that(both, "Entries could not be created.", "is CAS-1 green?");
    }

    private static void kept(MaintenanceBackend backend, String when, String check) {
        Map<StorageKey, String> read = backend.read();
        Requirement.sameText("status", read.get(STATUS), "The status " + when, check);
        Requirement.sameText("addresses", read.get(ADDRESSES), "The addresses " + when, check);
    }

    private static void switchOn(NodeUnderTest node) {
        ChangeResult allowed = node.mode().allow(ADDRESS);
        ChangeResult enabled = node.mode().enable();
        Requirement.that(
                allowed.isConfirmed() && enabled.isConfirmed(),
                "The store did not take a change: " + allowed.outcome() + ", " + enabled.outcome() + ".",
                "are the rules CAS-1 and CAS-2 green?");
    }

    /** Looks with a raw instance for both entries, and with a third node for what they say. */
    private void putBack(String namespace, String nobody) {
        MaintenanceBackend raw = subject.retrying(subject.open(namespace));
        boolean both = BoundedWait.holds(subject.patience(), () -> raw.read().size() == 2);
        Requirement.that(
                both,
                "The entries were absent and " + nobody + " wrote them back within "
                        + MessageText.millis(subject.patience()) + ".",
                "does compareAndSet(key, null, text) succeed when the entry is absent? Does read leave absent keys out of the"
                        + " map? " + MessageText.SLOW_MACHINE);
        NodeUnderTest reader = NodeUnderTest.open(subject, "reader", subject.open(namespace));
        Requirement.that(
                reader.mode().isOn() && !reader.mode().isOnFor(ADDRESS),
                "What was written back does not say that maintenance is on, with " + ADDRESS + " let through.",
                "is STO-2 green?");
    }
}
