// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A process of a later version: it knows the rules, and more than this version does. It reads the store each second, and writes
 * back what the store lacks. It keeps no fallback.
 */
final class LaterVersion {

    private static final long TIMEOUT = 500_000_000L;
    private static final List<StorageKey> WRITE_ORDER =
            List.of(StorageKey.MAINTENANCE_MODE_ADDRESSES, StorageKey.MAINTENANCE_MODE_STATUS);

    private final SimulatedProcess process;
    private final MaintenanceBackend store;
    private final ChangeHistory ledger;
    private final RandomSource random;
    private final EntryParser reader = new EntryParser();
    private final Set<Long> issued = new HashSet<>();
    private ReferenceState knows = ReferenceState.EMPTY;
    private EntryFormat format = EntryFormat.FIRST;

    LaterVersion(SimulatedProcess process, ChangeHistory ledger) {
        this.process = process;
        this.store = process.primary();
        this.ledger = ledger;
        ledger.hadLaterVersion = true;
        this.random = process.random("successor");
    }

    SimulatedProcess process() {
        return process;
    }

    /** What it knows; all of it must outlive whatever this version does. */
    ReferenceState knows() {
        return knows;
    }

    /** Changes something, and delivers it when it comes round to it. */
    void change(LaterVersionOperation operation) {
        ReferenceState delta = operation.delta(knows, this::after);
        delta.lines().forEach((name, line) -> {
            ledger.note(name, line);
            ledger.unpromised.add(name);
        });
        delta.floors().forEach((name, floor) -> {
            ledger.note(name, floor);
            ledger.unpromised.add(name);
        });
        knows = knows.with(delta);
    }

    /** Writes a later format from now on. */
    void raise(EntryFormat later) {
        ledger.raised = true;
        format = max(format, later);
    }

    private static EntryFormat max(EntryFormat a, EntryFormat b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private ReferenceStamp after(ReferenceStamp former, ReferenceStamp floor) {
        long least = Math.max(former.millis(), floor.millis()) + 1;
        long millis = Math.max(least, process.now().toEpochMilli());
        while (!issued.add(millis)) {
            millis++;
        }
        return new ReferenceStamp(millis, process.writer());
    }

    void run() {
        while (true) {
            try {
                synchronise();
            } catch (BackendException unreached) {
                // the next time
            }
            process.timeline().sleep(random.millis(800, 1_200));
        }
    }

    private void synchronise() {
        Map<StorageKey, String> texts = call(store::read);
        for (StorageKey key : WRITE_ORDER) {
            @Nullable String text = texts.get(key);
            format = max(format, EntryFormat.of(text));
            knows = knows.with(reader.read(key, process.namespace(), text));
        }
        for (StorageKey key : WRITE_ORDER) {
            @Nullable String text = texts.get(key);
            ReferenceState mine = knows.only(EntryParser.nameOf(key));
            boolean isDue = !reader.read(key, process.namespace(), text).covers(mine)
                    || (text != null && EntryFormat.of(text) != format);
            if (isDue) {
                String update = EntryFormatter.write(key, process.namespace(), mine, format);
                call(() -> store.compareAndSet(key, text, update));
            }
        }
    }

    private <T> T call(Supplier<T> task) {
        SimulatedThread me = process.timeline().current();
        me.waitUntil(process.timeline().now() + TIMEOUT);
        try {
            return task.get();
        } finally {
            me.waitForEver();
        }
    }
}
