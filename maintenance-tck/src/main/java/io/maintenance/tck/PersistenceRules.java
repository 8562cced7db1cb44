// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.Change;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entries stay; and when they are lost all the same, that shows, and is healed. */
class PersistenceRules extends RuleGroup {

    private static final String ADDRESS = "203.0.113.7";

    PersistenceRules(Subject subject) {
        super(subject);
    }

    @Test
    @Rule("PER-1")
    void survivesCloseAndReopen() {
        try (MaintenanceBackend first = subject.steady()) {
            write(first);
        }
        kept(
                subject.steady(),
                "after the only instance was closed and another opened",
                "do the entries live in the instance, or" + " in a connection that was closed?");
    }

    @Test
    @Rule("PER-2")
    void survivesAFlushOfTheApplicationsCache() {
        subject.needs(Fault.FLUSH_NEIGHBOURS);
        MaintenanceBackend backend = subject.steady();
        write(backend);
        subject.strike(Fault.FLUSH_NEIGHBOURS);
        kept(
                backend,
                "after other data of the server was flushed",
                "are the entries where the application's cache is? Use a" + " database, table or cache of their own.");
    }

    @Test
    @Rule("PER-3")
    void lossReadsAsAbsentNotAsErrorAndNotFromACache() {
        subject.needs(Fault.WIPE);
        MaintenanceBackend backend = subject.steady();
        write(backend);
        backend.read();
        subject.strike(Fault.WIPE);

        Call<Map<StorageKey, String>> read = Call.of(subject.limit(), backend::read);
        Check.that(
                Map.of().equals(read.value()),
                "After the store lost everything, read should return no entries, but " + read + ".",
                "does read go to the store each time? An entry that is gone is absent from the map.");
        Check.that(
                !backend.compareAndSet(STATUS, "status", "x"),
                "After the store lost everything, compareAndSet with the old text expected returned true.",
                "does compareAndSet compare with the store?");
        Check.that(
                backend.compareAndSet(STATUS, null, "again"),
                "After the store lost everything, the entry could not be created again.",
                "is the room for the entries (directory, table, cache) made when it is needed, and not once?");
    }

    @Test
    @Rule("PER-4")
    void aRunningNodePutsALostEntryBack() {
        Node node = Node.open(subject, "one");
        switchOn(node);

        String empty = Subject.freshNamespace();
        node.store().switchTo(subject.open(empty));
        putBack(empty, "no node");
    }

    @Test
    @Rule("PER-5")
    void aFreshNodePutsItBackFromItsFallback() {
        Node former = Node.open(subject, "fallback");
        switchOn(former);
        Check.that(
                Eventually.holds(
                        subject.patience(), () -> former.mode().health().keeper() != null),
                "The node did not note in its fallback that it tends it.",
                "does read return?");
        former.mode().synchronize();
        former.mode().close();

        String empty = Subject.freshNamespace();
        Node.open(subject, "fallback", subject.open(empty));
        putBack(empty, "no fresh node");
    }

    @Test
    @Rule(value = "PER-6", should = true)
    void survivesARestartWithItsData() {
        subject.needs(Fault.RESTART);
        MaintenanceBackend backend = subject.steady();
        write(backend);
        subject.strike(Fault.RESTART);
        boolean back = Eventually.answers(subject.patience(), backend::read);
        Check.that(back, "After a restart the store cannot be read.", "is FAI-3 green?");
        kept(backend, "after a restart of the server", "does the store write to a disk?");
    }

    private static void write(MaintenanceBackend backend) {
        boolean both =
                backend.compareAndSet(ADDRESSES, null, "addresses") && backend.compareAndSet(STATUS, null, "status");
        Check.that(both, "Entries could not be created.", "is CAS-1 green?");
    }

    private static void kept(MaintenanceBackend backend, String when, String check) {
        Map<StorageKey, String> read = backend.read();
        Check.sameText("status", read.get(STATUS), "The status " + when, check);
        Check.sameText("addresses", read.get(ADDRESSES), "The addresses " + when, check);
    }

    private static void switchOn(Node node) {
        Change allowed = node.mode().allow(ADDRESS);
        Change enabled = node.mode().enable();
        Check.that(
                allowed.isConfirmed() && enabled.isConfirmed(),
                "The store did not take a change: " + allowed.outcome() + ", " + enabled.outcome() + ".",
                "are the rules CAS-1 and CAS-2 green?");
    }

    /** Looks with a raw instance for both entries, and with a third node for what they say. */
    private void putBack(String namespace, String nobody) {
        MaintenanceBackend raw = subject.steady(subject.open(namespace));
        boolean both = Eventually.holds(subject.patience(), () -> raw.read().size() == 2);
        Check.that(
                both,
                "The entries were absent and " + nobody + " wrote them back within " + Shown.millis(subject.patience())
                        + ".",
                "does compareAndSet(key, null, text) succeed when the entry is absent? Does read leave absent keys out of the"
                        + " map?");
        Node reader = Node.open(subject, "reader", subject.open(namespace));
        Check.that(
                reader.mode().isOn() && !reader.mode().isOnFor(ADDRESS),
                "What was written back does not say that maintenance is on, with " + ADDRESS + " let through.",
                "is STO-2 green?");
    }
}
