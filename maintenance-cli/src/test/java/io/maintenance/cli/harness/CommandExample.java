// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.harness;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A command that a page shows at a prompt.
 *
 * @param command the command line
 * @param expected what it prints
 */
public record CommandExample(String command, String expected) {

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^\\$ ([^\n]+)\n(.*?)(?=^\\$ |\\z)");

    /** Returns the examples in a fence of a page. */
    public static List<CommandExample> in(String fence) {
        return EXAMPLE.matcher(fence)
                .results()
                .map(match -> new CommandExample(match.group(1), match.group(2)))
                .toList();
    }
}
