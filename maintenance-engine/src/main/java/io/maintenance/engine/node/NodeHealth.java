// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.engine.knowledge.Knowledge;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.store.KeeperLease;
import io.maintenance.engine.store.KeeperLease.LeaseState;
import io.maintenance.engine.store.Store;
import io.maintenance.spi.StorageKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The health of a node and its stores. */
final class NodeHealth {

    private NodeHealth() {}

    static MaintenanceHealth of(NodeContext context) {
        Store primary = context.stores().primary();
        Optional<Store> fallback = context.stores().fallback();
        Knowledge known = context.memory().knowledge();
        return MaintenanceHealth.builder(context.settings().namespace())
                .degraded(primary.failure().isPresent() || primary.lastReading().isEmpty())
                .unknown(!known.known())
                .lastSync(primary.lastRead().orElse(null))
                .stores(context.stores().all().stream().map(Store::health).toList())
                .keeper(fallback.flatMap(store -> keeper(store, context.lease()))
                        .orElse(null))
                .flagFile(context.settings().flagFile())
                .flagged(known.flaggedSince() != null)
                .warnings(warnings(context, known))
                .counters(context.counters().snapshot())
                .build();
    }

    private static Optional<Keeper> keeper(Store fallback, KeeperLease lease) {
        return fallback.lastReading()
                .filter(reading -> lease.state(reading) != LeaseState.FOREIGN)
                .flatMap(KeeperLease::present);
    }

    private static List<String> warnings(NodeContext context, Knowledge known) {
        List<String> warnings = new ArrayList<>(context.settings().warnings());
        context.quarantine().report().ifPresent(warnings::add);
        Store primary = context.stores().primary();
        for (StorageKey key : Store.WRITE_ORDER) {
            int length = primary.lastReading()
                    .map(reading -> reading.entry(key).length())
                    .orElse(0);
            if (length > primary.maxEntryLength() / 2) {
                warnings.add(key + " in " + primary.url() + " has " + length + " characters; it takes "
                        + primary.maxEntryLength() + " at most");
            }
        }
        primary.absenceHint()
                .ifPresent(hint -> warnings.add(
                        primary.url() + " has no entries: nobody has used it yet, or they were lost. " + hint));
        if (known.newer()) {
            warnings.add(
                    "The store holds a format that this version does not know: it obeys what it understands, and changes"
                            + " nothing");
        }
        return warnings;
    }
}
