// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints what commands answer: as text, or as exactly one JSON document.
 *
 * @param terminal where to
 * @param json one document on standard output in place of text
 * @param quiet only what did not go as asked
 */
public record ResultPrinter(Terminal terminal, boolean json, boolean quiet) {

    /** Prints a reply and returns its exit code. */
    public int print(CommandResult reply) {
        if (json) {
            document(reply.exit(), reply.problem() == null, reply.problem(), reply);
        } else if (!quiet) {
            terminal.say(reply.lines());
            reply.warnings().forEach(warning -> terminal.warn("Warning: " + warning));
        }
        if (reply.problem() != null) {
            complain(reply.problem());
        }
        if (terminal.out().checkError()) { // the exit code is that of the work, whether anybody reads of it or not
            terminal.warn("maintenance: the answer could not be written to standard output.");
        }
        return reply.exit();
    }

    /** Prints a failure, with a hint at the help that explains the command, and returns its exit code. */
    public int print(CommandFailure failure, String help) {
        complain(failure.message());
        if (failure.kind().equals("usage")) {
            terminal.warn("Try: " + help);
        }
        if (json) {
            terminal.out().println(JsonWriter.pretty(error(failure)));
        }
        return failure.exit();
    }

    /** What goes on over several lines is indented, and says once who speaks. */
    private void complain(String message) {
        message.lines().forEach(line -> terminal.warn(line.startsWith("  ") ? line : "maintenance: " + line));
    }

    private void document(int exit, boolean ok, @Nullable String problem, CommandResult reply) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("ok", ok);
        all.put("exit", exit);
        all.put("problem", problem);
        all.put("warnings", reply.warnings());
        all.putAll(reply.document());
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
