// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

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
 * The tool as a function: arguments in, exit code out.
 *
 * @param terminal what commands talk to
 * @param connector how they open the switch
 */
record Tool(Terminal terminal, Connector connector) {

    private static final String MAGENTO_PREFIX = "maintenance:";

    /** Runs one command. */
    int run(String... args) {
        String[] given = withoutPrefix(args);
        List<String> options = Arrays.asList(given).subList(0, endOfOptions(given));
        if (options.contains("-v") || options.contains("--verbose")) {
            Log.tellDetails();
        } else {
            Log.silence();
        }
        if (unreadable(given)) {
            return printer(options).print(Failure.of(notDecoded()), "LC_ALL=C.UTF-8");
        }
        CommandLine tool = commandLine(Commands.among(options), options);
        // What it was taken for may be a value, and the help for what is misspelt needs to know every command.
        tool.setParameterExceptionHandler(
                (e, all) -> commandLine(Commands.all(), options).execute(given));
        return tool.execute(given);
    }

    /** Returns the parser of a line that has these options; what it cannot read it says. */
    CommandLine commandLine(List<Object> commands, List<String> options) {
        CommandLine tool = new CommandLine(new RootCommand(terminal, connector));
        commands.forEach(tool::addSubcommand);
        tool.setExpandAtFiles(false);
        tool.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        tool.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        HelpText.install(tool);
        tool.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .versionProvider(new Version()));
        answerMistakes(tool, options);
        return tool;
    }

    private void answerMistakes(CommandLine tool, List<String> options) {
        Printer printer = printer(options);
        tool.setParameterExceptionHandler((e, all) -> printer.print(Failure.of(e), help(e.getCommandLine())));
        tool.setExecutionExceptionHandler((e, command, parsed) -> {
            if (options.contains("-v") || options.contains("--verbose")) {
                e.printStackTrace(terminal.err());
            }
            return printer.print(Failure.of(e), help(command));
        });
        tool.setExecutionStrategy(
                parsed -> printer.json() ? asDocument(tool, parsed) : new CommandLine.RunLast().execute(parsed));
    }

    private Printer printer(List<String> options) {
        return new Printer(terminal, options.contains("--json"), false);
    }

    /** Help and version are documents too, where documents are asked for. */
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
        terminal.out().println(Json.pretty(document));
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

    /** In a locale without UTF-8 the virtual machine replaces what it cannot decode, and the original is gone. */
    private static boolean unreadable(String[] args) {
        return Arrays.stream(args).anyMatch(arg -> arg.indexOf('\uFFFD') >= 0);
    }

    private static UsageException notDecoded() {
        return new UsageException("An argument has characters that this locale cannot decode: set LC_ALL=C.UTF-8.");
    }
}
