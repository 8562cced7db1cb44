// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.admin.json.JsonWriter;
import io.maintenance.cli.command.RootCommand;
import io.maintenance.cli.command.SwitchFactory;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.CommandFailure;
import io.maintenance.cli.report.ResultPrinter;
import io.maintenance.cli.terminal.LogOutput;
import io.maintenance.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * The command line tool as a function from arguments to an exit code.
 *
 * @param terminal where commands print
 * @param switches how they open the switch
 */
public record CommandLineTool(Terminal terminal, SwitchFactory switches) {

    private static final String MAGENTO_PREFIX = "maintenance:";

    /** Runs one command. */
    public int run(String... args) {
        String[] given = withoutPrefix(args);
        List<String> options = Arrays.asList(given).subList(0, endOfOptions(given));
        if (options.contains("-v") || options.contains("--verbose")) {
            LogOutput.enableDetails();
        } else {
            LogOutput.disable();
        }
        if (hasUndecodable(given)) {
            return printer(options).print(CommandFailure.of(undecodable()), "LC_ALL=C.UTF-8");
        }
        CommandLine tool = commandLine(CommandRegistry.namedIn(options), options);
        // The word that looked like a command may be a value, and suggestions for a typo need all commands.
        tool.setParameterExceptionHandler(
                (e, all) -> commandLine(CommandRegistry.all(), options).execute(given));
        return tool.execute(given);
    }

    /** Returns a parser with these subcommands, which prints usage errors as {@code options} ask for. */
    public CommandLine commandLine(List<Object> commands, List<String> options) {
        CommandLine tool = new CommandLine(new RootCommand(terminal, switches));
        commands.forEach(tool::addSubcommand);
        tool.setExpandAtFiles(false);
        tool.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        tool.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        HelpText.install(tool);
        VersionText version = new VersionText();
        tool.getCommandSpec().versionProvider(version);
        tool.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .versionProvider(version));
        handleErrors(tool, options);
        return tool;
    }

    private void handleErrors(CommandLine tool, List<String> options) {
        ResultPrinter printer = printer(options);
        tool.setParameterExceptionHandler((e, all) -> printer.print(CommandFailure.of(e), help(e.getCommandLine())));
        tool.setExecutionExceptionHandler((e, command, parsed) -> {
            if (options.contains("-v") || options.contains("--verbose")) {
                e.printStackTrace(terminal.err());
            }
            return printer.print(CommandFailure.of(e), help(command));
        });
        tool.setExecutionStrategy(
                parsed -> printer.json() ? asDocument(tool, parsed) : new CommandLine.RunLast().execute(parsed));
    }

    private ResultPrinter printer(List<String> options) {
        return new ResultPrinter(terminal, options.contains("--json"), false);
    }

    /** Prints help and version as a document too, with {@code --json}. */
    private int asDocument(CommandLine tool, ParseResult parsed) {
        StringWriter text = new StringWriter();
        PrintWriter former = tool.getOut();
        tool.setOut(new PrintWriter(text, true));
        Integer helped = CommandLine.executeHelpRequest(parsed);
        tool.setOut(former);
        if (helped == null) {
            return new CommandLine.RunLast().execute(parsed);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ok", true);
        document.put("exit", helped);
        document.put("text", text.toString());
        terminal.out().println(JsonWriter.pretty(document));
        return helped;
    }

    private static String help(CommandLine command) {
        CommandLine parent = command.getParent();
        return parent == null ? "maintenance --help" : "maintenance help " + command.getCommandName();
    }

    private static String[] withoutPrefix(String[] args) {
        String[] given = args.clone();
        if (given.length > 0 && given[0].startsWith(MAGENTO_PREFIX)) {
            given[0] = given[0].substring(MAGENTO_PREFIX.length());
        }
        return given;
    }

    private static int endOfOptions(String[] args) {
        int end = Arrays.asList(args).indexOf("--");
        return end < 0 ? args.length : end;
    }

    /** In a locale without UTF-8 Java replaces characters that it cannot decode, and the original is lost. */
    private static boolean hasUndecodable(String[] args) {
        return Arrays.stream(args).anyMatch(arg -> arg.indexOf('\uFFFD') >= 0);
    }

    private static UsageException undecodable() {
        return new UsageException("An argument has characters that this locale cannot decode: set LC_ALL=C.UTF-8.");
    }
}
