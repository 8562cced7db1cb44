// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.admin.json.JsonWriter;
import io.maintenance.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A printer of results and errors, as text or as exactly one JSON document.
 *
 * @param terminal where it prints
 * @param json whether it prints one document on standard output in place of text
 * @param quiet whether it prints errors only
 */
public record ResultPrinter(Terminal terminal, boolean json, boolean quiet) {

    /** Prints a result and returns its exit code. */
    public int print(CommandResult result) {
        if (json) {
            document(result.exit(), result.problem() == null, result.problem(), result);
        } else if (!quiet) {
            terminal.say(result.lines());
            result.warnings().forEach(warning -> terminal.warn("Warning: " + warning));
        }
        if (result.problem() != null) {
            printError(result.problem());
        }
        if (terminal.out().checkError()) { // the exit code tells what was done, even if nobody reads the output
            terminal.warn("maintenance: the answer could not be written to standard output.");
        }
        return result.exit();
    }

    /** Prints an error and returns its exit code; {@code help} is the command that helps with wrong usage. */
    public int print(CommandFailure failure, String help) {
        printError(failure.message());
        if (failure.kind().equals("usage")) {
            terminal.warn("Try: " + help);
        }
        if (json) {
            terminal.out().println(JsonWriter.pretty(error(failure)));
        }
        return failure.exit();
    }

    /** Prints a message with the name of the tool, which the indented lines of a long message do not repeat. */
    private void printError(String message) {
        message.lines().forEach(line -> terminal.warn(line.startsWith("  ") ? line : "maintenance: " + line));
    }

    private void document(int exit, boolean ok, @Nullable String problem, CommandResult result) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("ok", ok);
        all.put("exit", exit);
        all.put("problem", problem);
        all.put("warnings", result.warnings());
        all.putAll(result.document());
        terminal.out().println(JsonWriter.pretty(all));
    }

    private static Map<String, Object> error(CommandFailure failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("kind", failure.kind());
        error.put("message", failure.message());
        error.put("problems", failure.problems());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ok", false);
        all.put("exit", failure.exit());
        all.put("error", error);
        return all;
    }
}
