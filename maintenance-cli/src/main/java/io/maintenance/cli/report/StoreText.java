// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceHealth.StoreStatus;
import io.maintenance.admin.json.JsonWriter;
import io.maintenance.spi.Traits.Reach;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts about the stores: where the switch is kept, who obeys it, and what is wrong. */
public record StoreText(MaintenanceHealth health) {

    /** Returns who obeys what the primary store holds. */
    String audience() {
        String namespace = "namespace '" + health.namespace() + "'";
        return switch (reach()) {
            case PROCESS -> "nobody else: this store exists in this command only";
            case HOST -> "applications on this machine that use this store and " + namespace;
            case CLUSTER -> "every node that uses this store and " + namespace;
            case UNKNOWN -> "everyone who uses this store and " + namespace;
        };
    }

    /** Returns warnings about relying on these stores. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(health.warnings());
        if (reach() == Reach.PROCESS) {
            warnings.add("this store exists in this command only: no application obeys it.");
        }
        if (health.flagged()) {
            warnings.add("the flag file " + health.flagFile() + " is there: this node is in maintenance, whatever the "
                    + "store says. Remove the file to obey the store.");
        }
        return warnings;
    }

    /** Returns what is wrong with each store. */
    public List<String> problems() {
        return health.stores().stream()
                .filter(store -> store.problem() != null)
                .map(store -> "the " + store.role() + " store " + store.url() + ": " + store.problem())
                .toList();
    }

    /** Returns the URL and the state of a store; {@code none} if there is none. */
    public String describe(String role) {
        @Nullable StoreStatus store = store(role);
        return store == null ? "none" : store.url() + " (" + JsonWriter.name(store.state()) + ")";
    }

    /** Returns whether a store holds a damaged entry. */
    boolean isDamaged() {
        return health.stores().stream().anyMatch(store -> store.state() == MaintenanceHealth.StoreState.CORRUPT);
    }

    private Reach reach() {
        StoreStatus primary = store("primary");
        return primary == null ? Reach.UNKNOWN : primary.reach();
    }

    private @Nullable StoreStatus store(String role) {
        return health.stores().stream()
                .filter(store -> store.role().equals(role))
                .findFirst()
                .orElse(null);
    }
}
