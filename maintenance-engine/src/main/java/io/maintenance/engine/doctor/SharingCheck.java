// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.doctor;

import io.maintenance.engine.store.NodeStores;
import io.maintenance.engine.store.Store;

/** Says who obeys what the primary store holds. */
record SharingCheck(NodeStores stores, String namespace) {

    private static final String CHECK = "sharing";

    void into(FindingCollector findings) {
        Store primary = stores.primary();
        String where = "the namespace " + namespace + " in " + primary.url();
        switch (primary.reach()) {
            case PROCESS ->
                findings.warn(
                        CHECK,
                        "nobody shares " + where
                                + ": this store lives in one process alone, and no other program sees it",
                        "For more than one program use a store that they share: a server, or a directory (file:).");
            case HOST -> findings.ok(CHECK, "the programs of this machine alone share " + where);
            case CLUSTER -> findings.ok(CHECK, "every node that is configured alike shares " + where);
            case UNKNOWN -> findings.ok(CHECK, "this store does not say who shares " + where);
        }
    }
}
