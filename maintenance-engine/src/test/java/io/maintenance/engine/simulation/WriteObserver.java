// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.ReferenceState.RegisterName;
import io.maintenance.engine.simulation.ReferenceState.RegisterValue;
import io.maintenance.spi.StorageKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An observer of each write before it is sent, which notes what is changed by it. */
final class WriteObserver {

    /** How long a change may take, so that it was begun before anything was seen that forbids it. */
    private static final long LONGEST = 12_000_000_000L;

    private final EntryParser reader;
    private final ViolationLog violations;
    private final Function<String, ChangeHistory> ledgers;

    WriteObserver(EntryParser reader, ViolationLog violations, Function<String, ChangeHistory> ledgers) {
        this.reader = reader;
        this.violations = violations;
        this.ledgers = ledgers;
    }

    void writing(SimulatedProcess process, boolean primary, StorageKey key, @Nullable String expected, String update) {
        if (process.asks) {
            violations.add(process + " asks and writes");
        }
        judgeNote(process, primary, key, expected, update);
        judgeFormat(process, primary, expected);
        ReferenceState before = reader.read(key, process.namespace(), expected);
        ReferenceState after = reader.read(key, process.namespace(), update);
        if (primary && !after.covers(before)) {
            violations.add(process + " takes away " + after.missing(before));
        }
        ChangeHistory ledger = ledgers.apply(process.namespace());
        after.floors().forEach((name, stamp) -> noteIssued(process, ledger, name, stamp));
        after.lines().forEach((name, line) -> noteIssued(process, ledger, name, line));
        List<String> strange = ledger.strange(after);
        if (!strange.isEmpty()) {
            violations.add(process + " writes what nobody changed: " + strange);
        }
        if (!process.isReplica()) {
            judgeCommand(process, before, after);
        }
    }

    private void judgeNote(
            SimulatedProcess process, boolean primary, StorageKey key, @Nullable String expected, String update) {
        if (primary && (EntryParser.lastNote(update) != null || EntryParser.primary(update) != null)) {
            violations.add(process + " writes the note of a keeper into the primary store");
        }
        if (!primary && EntryParser.primary(update) == null) {
            violations.add(process + " does not say beside which primary store it keeps " + key);
        }
        if (!primary
                && !process.isReplica()
                && key == StorageKey.MAINTENANCE_MODE_STATUS
                && !Objects.equals(EntryParser.note(expected), EntryParser.note(update))) {
            violations.add(process + " alters the note of a keeper");
        }
    }

    private void judgeFormat(SimulatedProcess process, boolean primary, @Nullable String expected) {
        if (EntryFormat.of(expected).isLater()) {
            violations.add(process + " writes over a later format");
        }
        if (primary && process.sawLaterFormat < process.timeline().now() - LONGEST) {
            violations.add(process + " has seen a later format, and writes");
        }
    }

    private void judgeCommand(SimulatedProcess process, ReferenceState before, ReferenceState after) {
        after.lines().forEach((name, line) -> {
            if (!line.equals(before.lines().get(name)) && !line.stamp().writer().equals(process.writer())) {
                violations.add(process + " writes what it did not change: " + name + " = " + line);
            }
        });
    }

    private void noteIssued(SimulatedProcess process, ChangeHistory ledger, RegisterName name, RegisterValue line) {
        ChangeRequest request = process.request;
        boolean isNew = line.stamp().writer().equals(process.writer()) && !ledger.knows(name, line);
        boolean isAdopted = isNew && process.isReplica() && ledger.isAdopted(name, line);
        if (isAdopted && (request == null || request.operation.wants(name).isEmpty())) {
            return; // else a coarse clock may let the two look alike
        }
        if (request != null && isNew) {
            judgeStamp(request, line.stamp(), Math.max(ledger.latest(name), ledger.latest(name.floor())));
            ledger.note(name, line);
            request.issued.add(Map.entry(name, line));
            if (request.operation instanceof ChangeOperation.EnableWithList
                    && name.entry().equals("status")
                    && request.floors == 0) {
                violations.add(request + " writes the status before the addresses that it needs");
            }
        }
    }

    private void noteIssued(SimulatedProcess process, ChangeHistory ledger, RegisterName name, ReferenceStamp stamp) {
        ChangeRequest request = process.request;
        if (request != null && stamp.writer().equals(process.writer()) && !ledger.knows(name, stamp)) {
            judgeStamp(request, stamp, ledger.latest(name));
            ledger.note(name, stamp);
            request.floors++;
        }
    }

    /** A stamp is no later than now, but for what it has to be later than. */
    private void judgeStamp(ChangeRequest request, ReferenceStamp stamp, long before) {
        long reason = Math.max(before, request.process.host().latestMillis(request.start));
        if (stamp.millis() > reason + 1_000) {
            violations.add(request + " is stamped " + stamp + " without a reason");
        }
    }

    void editedByHand(String namespace, String former, String edited, long losses) {
        ChangeHistory ledger = ledgers.apply(namespace);
        ReferenceState before = reader.read(StorageKey.MAINTENANCE_MODE_STATUS, namespace, former);
        reader.read(StorageKey.MAINTENANCE_MODE_STATUS, namespace, edited)
                .lines()
                .forEach((name, line) -> {
                    RegisterValue was = before.lines().get(name);
                    if (was != null && !line.equals(was)) {
                        ledger.noteEdit(name, new ChangeHistory.HandEdit(was, line, losses));
                    }
                });
    }
}
