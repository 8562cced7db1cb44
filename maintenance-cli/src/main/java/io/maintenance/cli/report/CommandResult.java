// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers.
 *
 * @param exit the exit code
 * @param lines the answer as text
 * @param warnings what the user should know besides
 * @param problem what did not go as asked; {@code null} if all did
 * @param document the answer as a document, without what all documents have in common
 */
public record CommandResult(
        int exit, List<String> lines, List<String> warnings, @Nullable String problem, Map<String, ?> document) {

    public CommandResult {
        lines = List.copyOf(lines);
        warnings = warnings.stream().distinct().toList();
    }
}
