// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.MaintenanceHealth.Store;
import io.maintenance.MaintenanceMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The line that ends a maintenance, with the options that lead to the same store. A password in a URL is not shown.
 *
 * @param given the options of the command that began it
 * @param maintenance the switch that these opened
 */
record EndingLine(CommonOptions given, MaintenanceMode maintenance) {

    private static final String PLAIN = "[A-Za-z0-9_./:@%+=,-]+";

    /** Returns the line for one holder. */
    String of(String holder, String scope) {
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
        return words.stream().map(EndingLine::quoted).collect(Collectors.joining(" "));
    }

    private String url(String role, String none) {
        return maintenance.health().stores().stream()
                .filter(store -> store.role().equals(role))
                .map(Store::url)
                .findFirst()
                .orElse(none);
    }

    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
