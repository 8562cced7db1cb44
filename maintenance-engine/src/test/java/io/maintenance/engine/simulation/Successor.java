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
final class Successor {

    private static final long TIMEOUT = 500_000_000L;
    private static final List<StorageKey> WRITE_ORDER =
            List.of(StorageKey.MAINTENANCE_MODE_ADDRESSES, StorageKey.MAINTENANCE_MODE_STATUS);

    private final Process process;
    private final MaintenanceBackend store;
    private final Ledger ledger;
    private final Chance chance;
    private final EntryReader reader = new EntryReader();
    private final Set<Long> issued = new HashSet<>();
    private Mirror knows = Mirror.EMPTY;
    private Dialect dialect = Dialect.FIRST;

    Successor(Process process, Ledger ledger) {
        this.process = process;
        this.store = process.primary();
        this.ledger = ledger;
        this.chance = process.chance("successor");
    }

    Process process() {
        return process;
    }

    /** What it knows; all of it must outlive whatever this version does. */
    Mirror knows() {
        return knows;
    }

    /** Changes something, and delivers it when it comes round to it. */
    void change(SuccessorDeed deed) {
        Mirror delta = deed.delta(knows, this::after);
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
    void raise(Dialect later) {
        ledger.raised = true;
        dialect = max(dialect, later);
    }

    private static Dialect max(Dialect a, Dialect b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private Mark after(Mark former, Mark floor) {
        long least = Math.max(former.millis(), floor.millis()) + 1;
        long millis = Math.max(least, process.now().toEpochMilli());
        while (!issued.add(millis)) {
            millis++;
        }
        return new Mark(millis, process.writer());
    }

    void run() {
        while (true) {
            try {
                synchronise();
            } catch (BackendException unreached) {
                // the next time
            }
            process.timeline().sleep(chance.millis(800, 1_200));
        }
    }

    private void synchronise() {
        Map<StorageKey, String> texts = call(store::read);
        for (StorageKey key : WRITE_ORDER) {
            @Nullable String text = texts.get(key);
            dialect = max(dialect, Dialect.of(text));
            knows = knows.with(reader.read(key, process.namespace(), text));
        }
        for (StorageKey key : WRITE_ORDER) {
            @Nullable String text = texts.get(key);
            Mirror mine = knows.only(EntryReader.nameOf(key));
            boolean isDue = !reader.read(key, process.namespace(), text).covers(mine)
                    || (text != null && Dialect.of(text) != dialect);
            if (isDue) {
                String update = EntryWriter.write(key, process.namespace(), mine, dialect);
                call(() -> store.compareAndSet(key, text, update));
            }
        }
    }

    private <T> T call(Supplier<T> task) {
        Actor me = process.timeline().current();
        me.waitUntil(process.timeline().now() + TIMEOUT);
        try {
            return task.get();
        } finally {
            me.waitForEver();
        }
    }
}
