// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a command, to be printed as text or as JSON.
 *
 * @param exit the exit code
 * @param lines the text
 * @param warnings sentences for standard error, printed once each
 * @param problem a sentence about what failed; {@code null} if nothing did
 * @param document the JSON document, without the names that all documents have
 */
public record CommandResult(
        int exit, List<String> lines, List<String> warnings, @Nullable String problem, Map<String, ?> document) {

    /** Copies the lists. */
    public CommandResult {
        lines = List.copyOf(lines);
        warnings = warnings.stream().distinct().toList();
    }
}
