// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.MaintenanceHealth.StoreStatus;
import io.maintenance.MaintenanceMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of the {@code disable} that ends a maintenance, with the options that lead to the same store. Passwords in
 * URLs are masked.
 *
 * @param given the options of the command that turned maintenance on
 * @param maintenance the switch that was opened with them
 */
public record DisableCommandLine(CommonOptions given, MaintenanceMode maintenance) {

    private static final String PLAIN = "[A-Za-z0-9_./:@%+=,-]+";

    /** Returns the command line for one holder, quoted for a shell. */
    public String of(String holder, String scope) {
        List<String> words = new ArrayList<>(List.of("maintenance", "disable", "--holder", holder, "--scope", scope));
        if (given.config != null) {
            words.addAll(List.of("--config", given.config.toAbsolutePath().toString()));
        }
        if (given.backend != null) {
            words.addAll(List.of("--backend", url("primary", given.backend)));
        }
        if (given.fallback != null) {
            words.addAll(List.of("--fallback", url("fallback", given.fallback)));
        }
        if (given.namespace != null) {
            words.addAll(List.of("--namespace", given.namespace));
        }
        return words.stream().map(DisableCommandLine::quoted).collect(Collectors.joining(" "));
    }

    private String url(String role, String none) {
        return maintenance.health().stores().stream()
                .filter(store -> store.role().equals(role))
                .map(StoreStatus::url)
                .findFirst()
                .orElse(none);
    }

    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
