// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;

/** The help texts, which are resources. A test compares them with the options of the commands. */
final class HelpText {

    private static final String SECTION = "text";

    private HelpText() {}

    /** Makes a command and its subcommands print these texts. */
    static void install(CommandLine tool) {
        tool.setHelpSectionKeys(List.of(SECTION));
        tool.setHelpSectionMap(Map.of(SECTION, help -> of(help.commandSpec().name())));
    }

    /** Returns the help text of a command. */
    static String of(String command) {
        try (InputStream text = HelpText.class.getResourceAsStream("help/" + command + ".txt")) {
            return new String(Objects.requireNonNull(text, command).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
