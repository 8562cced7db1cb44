// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.doctor;

import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.spi.StorageKey;

/** Checks both entries of a store: absent, whole, damaged, of a newer format, or nearly too large. */
record EntryCheck(Store store, StoreReading reading) {

    void into(FindingCollector findings) {
        for (StorageKey key : StorageKey.values()) {
            check(key, reading.entry(key), findings);
        }
    }

    private void check(StorageKey key, Entry<?> entry, FindingCollector findings) {
        String name = key.name();
        int limit = store.maxEntryLength();
        String size = entry.length() + " characters" + (limit == Integer.MAX_VALUE ? "" : " of at most " + limit);
        switch (entry.kind()) {
            case ABSENT -> findings.ok(name, "absent, as before the first change");
            case DAMAGED ->
                findings.fail(
                        name,
                        "it " + entry.problem(),
                        "A running node that knows the state replaces it; where none runs, remove it: "
                                + store.removalHint(key));
            case NEWER ->
                findings.fail(
                        name,
                        "it is of a format that this version does not know, so this version changes nothing",
                        "Use the version that the nodes run.");
            case VALID -> {
                if (entry.length() > limit / 2) {
                    findings.warn(name, size, "Replace long lists of addresses by ranges, before it no longer fits.");
                } else {
                    findings.ok(name, size);
                }
            }
        }
    }
}
