// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The format of the entries in a store. Whoever writes keeps what it finds, so that nodes of several versions understand each
 * other; only this raises it. There is one so far.
 *
 * @param here the store, as the options of the command name it
 */
record StoredFormat(RootCommand here) {

    private static final int ONLY = 1;

    /** Raises the format to this one, and returns the exit code. */
    int raise(String text) {
        if (!text.equals(String.valueOf(ONLY))) {
            throw new UsageException(
                    "--format: '" + text + "' is not a format that this version writes: allowed is " + ONLY + ".");
        }
        try (MaintenanceMode store = here.oneShot()) {
            MaintenanceHealth health = store.health();
            String problem = health.stores().get(0).problem();
            if (problem != null) {
                return here.say(new Reply(Exit.FAILED, List.of(), List.of(), problem, document(null)));
            }
            refuseWhatIsNewer(health.namespace());
            Page page = new Page().line("Already in format " + ONLY + ", the only one so far");
            page.row("Stored in", new StoreText(health).shown("primary"));
            return here.say(new Reply(Exit.DONE, page.lines(), List.of(), null, document(ONLY)));
        }
    }

    /** Returns a switch that keeps what it is told for as long as it is open. */
    static MaintenanceMode nowhere(String namespace) {
        return MaintenanceMode.builder()
                .namespace(namespace)
                .backend("memory:" + UUID.randomUUID())
                .noFallback()
                .oneShot()
                .open();
    }

    private static Map<String, @Nullable Object> document(@Nullable Integer format) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("format", format);
        return document;
    }

    /** Whoever takes over a store refuses a newer one. */
    private void refuseWhatIsNewer(String namespace) {
        try (MaintenanceMode nowhere = nowhere(namespace)) {
            nowhere.adopt(opened -> here.builder().openBackend());
        }
    }
}
