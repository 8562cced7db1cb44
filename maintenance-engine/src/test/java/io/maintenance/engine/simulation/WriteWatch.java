// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.Mirror.Line;
import io.maintenance.engine.simulation.Mirror.Name;
import io.maintenance.spi.StorageKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks at each write before it goes on its way, and notes what is changed by it. */
final class WriteWatch {

    /** How long a change may take, so that it was begun before anything was seen that forbids it. */
    private static final long LONGEST = 12_000_000_000L;

    private final EntryReader reader;
    private final Complaints complaints;
    private final Function<String, Ledger> ledgers;

    WriteWatch(EntryReader reader, Complaints complaints, Function<String, Ledger> ledgers) {
        this.reader = reader;
        this.complaints = complaints;
        this.ledgers = ledgers;
    }

    void writing(Process process, boolean primary, StorageKey key, @Nullable String expected, String update) {
        if (process.asks) {
            complaints.add(process + " asks and writes");
        }
        judgeNote(process, primary, key, expected, update);
        judgeFormat(process, primary, expected);
        Mirror before = reader.read(key, process.namespace(), expected);
        Mirror after = reader.read(key, process.namespace(), update);
        if (primary && !after.covers(before)) {
            complaints.add(process + " takes away " + after.missing(before));
        }
        Ledger ledger = ledgers.apply(process.namespace());
        after.floors().forEach((name, mark) -> noteIssued(process, ledger, name, mark));
        after.lines().forEach((name, line) -> noteIssued(process, ledger, name, line));
        List<String> strange = ledger.strange(after);
        if (!strange.isEmpty()) {
            complaints.add(process + " writes what nobody changed: " + strange);
        }
        if (!process.isReplica()) {
            judgeCommand(process, before, after);
        }
    }

    private void judgeNote(Process process, boolean primary, StorageKey key, @Nullable String expected, String update) {
        if (primary && (EntryReader.lastNote(update) != null || EntryReader.primary(update) != null)) {
            complaints.add(process + " writes the note of a keeper into the primary store");
        }
        if (!primary && EntryReader.primary(update) == null) {
            complaints.add(process + " does not say beside which primary store it keeps " + key);
        }
        if (!primary
                && !process.isReplica()
                && key == StorageKey.MAINTENANCE_MODE_STATUS
                && !Objects.equals(EntryReader.note(expected), EntryReader.note(update))) {
            complaints.add(process + " alters the note of a keeper");
        }
    }

    private void judgeFormat(Process process, boolean primary, @Nullable String expected) {
        if (Dialect.of(expected).isLater()) {
            complaints.add(process + " writes over a later format");
        }
        if (primary && process.sawLater < process.timeline().now() - LONGEST) {
            complaints.add(process + " has seen a later format, and writes");
        }
    }

    private void judgeCommand(Process process, Mirror before, Mirror after) {
        after.lines().forEach((name, line) -> {
            if (!line.equals(before.lines().get(name)) && !line.mark().writer().equals(process.writer())) {
                complaints.add(process + " writes what it did not change: " + name + " = " + line);
            }
        });
    }

    private void noteIssued(Process process, Ledger ledger, Name name, Line line) {
        Wish wish = process.wish;
        boolean isNew = line.mark().writer().equals(process.writer()) && !ledger.knows(name, line);
        boolean isAdopted = isNew && process.isReplica() && ledger.isAdopted(name, line);
        if (isAdopted && (wish == null || wish.deed.wants(name).isEmpty())) {
            return; // else a coarse clock may let the two look alike
        }
        if (wish != null && isNew) {
            judgeMark(wish, line.mark(), Math.max(ledger.latest(name), ledger.latest(name.floor())));
            ledger.note(name, line);
            wish.issued.add(Map.entry(name, line));
            if (wish.deed instanceof Deed.EnableWith && name.entry().equals("status") && wish.floors == 0) {
                complaints.add(wish + " writes the status before the addresses that it needs");
            }
        }
    }

    private void noteIssued(Process process, Ledger ledger, Name name, Mark mark) {
        Wish wish = process.wish;
        if (wish != null && mark.writer().equals(process.writer()) && !ledger.knows(name, mark)) {
            judgeMark(wish, mark, ledger.latest(name));
            ledger.note(name, mark);
            wish.floors++;
        }
    }

    /** A stamp is no later than now, but for what it has to be later than. */
    private void judgeMark(Wish wish, Mark mark, long before) {
        long reason = Math.max(before, wish.process.host().latestMillis(wish.start));
        if (mark.millis() > reason + 1_000) {
            complaints.add(wish + " is stamped " + mark + " without a reason");
        }
    }

    void editedByHand(String namespace, String former, String edited, long losses) {
        Ledger ledger = ledgers.apply(namespace);
        Mirror before = reader.read(StorageKey.MAINTENANCE_MODE_STATUS, namespace, former);
        reader.read(StorageKey.MAINTENANCE_MODE_STATUS, namespace, edited)
                .lines()
                .forEach((name, line) -> {
                    Line was = before.lines().get(name);
                    if (was != null && !line.equals(was)) {
                        ledger.noteEdit(name, new Ledger.HandEdit(was, line, losses));
                    }
                });
    }
}
