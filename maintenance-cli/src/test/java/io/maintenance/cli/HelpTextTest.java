// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.command.SwitchFactory;
import io.maintenance.cli.terminal.Terminal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTextTest {

    private static final Pattern DEFINED = Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z-]+)(?: |$)");
    private static final Set<String> HIDDEN = Set.of("--duration", "--allow", "--retry");

    private static final CommandLine TOOL = new CommandLineTool(Terminal.standard(), SwitchFactory.AMBIENT)
            .commandLine(CommandRegistry.all(), List.of());

    @ParameterizedTest
    @MethodSource("commands")
    void textsNameExactlyTheOptionsOfTheCommand(String command) {
        Set<String> own = options(Objects.requireNonNull(TOOL.getSubcommands().get(command)));
        own.removeAll(options(TOOL));
        own.removeAll(HIDDEN);

        assertThat(defined(HelpText.of(command))).isEqualTo(own);
    }

    @Test
    void theToolsTextNamesExactlyTheOptionsOfEveryCommand() {
        assertThat(defined(HelpText.of("maintenance"))).isEqualTo(options(TOOL));
    }

    @Test
    void theToolsTextNamesExactlyTheCommands() {
        Set<String> named = Pattern.compile("(?m)^  ([a-z-]+)   +[A-Z]")
                .matcher(HelpText.of("maintenance"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(commands());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void textsFitATerminal(String command) {
        assertThat(HelpText.of(command).lines()).allMatch(line -> line.length() <= 90);
        assertThat(HelpText.of("maintenance").lines()).allMatch(line -> line.length() <= 90);
    }

    private static Set<String> commands() {
        return TOOL.getSubcommands().values().stream()
                .map(CommandLine::getCommandName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> options(CommandLine command) {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            for (String name : option.names()) {
                if (name.startsWith("--")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static Set<String> defined(String text) {
        return DEFINED.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
