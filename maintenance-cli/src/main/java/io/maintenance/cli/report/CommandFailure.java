// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.ChangeRefusedException;
import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceException;
import io.maintenance.NotStoredException;
import io.maintenance.admin.json.JsonWriter;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.terminal.ExitCode;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The error with which a command ends.
 *
 * @param exit the exit code
 * @param kind the kind of error, a name that JSON documents have
 * @param message the whole message
 * @param problems each error by itself, for kinds that can report several
 */
public record CommandFailure(int exit, String kind, String message, List<String> problems) {

    /** Classifies an exception. */
    public static CommandFailure of(Exception cause) {
        if (cause instanceof UsageException usage) {
            return new CommandFailure(ExitCode.USAGE, "usage", text(usage), usage.problems());
        }
        if (cause instanceof ConfigurationException configuration) {
            return new CommandFailure(ExitCode.USAGE, "configuration", text(cause), configuration.problems());
        }
        if (cause instanceof ParameterException parameter) {
            return usage(withSuggestions(parameter));
        }
        if (cause instanceof IllegalArgumentException) {
            return usage(text(cause));
        }
        return new CommandFailure(
                ExitCode.FAILED,
                kind(cause),
                cause instanceof MaintenanceException ? text(cause) : bug(cause),
                List.of());
    }

    private static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, "usage", message, List.of(message));
    }

    private static String kind(Exception cause) {
        if (cause instanceof NotStoredException) {
            return "not-stored";
        }
        if (cause instanceof ChangeRefusedException refused) {
            return JsonWriter.name(refused.reason());
        }
        return cause instanceof MaintenanceException ? "failed" : "internal";
    }

    private static String withSuggestions(ParameterException cause) {
        List<String> near =
                cause instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return near.isEmpty() ? text(cause) : text(cause) + "; did you mean " + String.join(" or ", near) + "?";
    }

    private static String bug(Exception cause) {
        return "Unexpected: " + cause + ". This is a defect of the tool; repeat with --verbose for the details.";
    }

    private static String text(Exception cause) {
        String message = cause.getMessage();
        // The parser adds the name of the field.
        return message == null ? cause.toString() : message.replaceAll(" \\(<\\w+>\\)", "");
    }
}
