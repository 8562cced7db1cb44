// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandExample;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.Shell;
import io.maintenance.cli.harness.UnprivilegedUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages quote is what the tool prints in that situation. */
@Tag("slow")
class CommandExamplesTest {

    private static final Path PAGES = Path.of("..", "docs");
    private static final Pattern FENCE = Pattern.compile("(?ms)^<!-- prepared: ([^>]+) -->\n```sh\n(.*?)^```$");
    private static final String LEFT_OUT = "...";

    private static final Pattern WORD = Pattern.compile("(?:[^ \"]|\"[^\"]*\")+");

    /** A variable perhaps, the tool, its arguments, and what follows a failure. */
    private static final Pattern LINE = Pattern.compile(
            "(?:(\\w+)=(\\S+) )?maintenance ((?:[^\"']|\"[^\"]*\")*?)( \\|\\| echo \"exit code \\$\\?\")?");

    private final Map<String, Preparation> preparations = Map.of(
            "nothing", shell -> shell,
            "held by deploy", shell -> after(shell, "enable", "--holder", "deploy"),
            "on for all but one", shell -> after(shell, "enable", "--ip", "203.0.113.7"),
            "flushed", CommandExamplesTest::flushed,
            "flag file", CommandExamplesTest::flagged,
            "fallback without a node", shell -> shell,
            "damaged", CommandExamplesTest::damaged,
            "store is away", CommandExamplesTest::away,
            "written by another user", CommandExamplesTest::locked);

    /** Brings about the situation of a section. */
    @FunctionalInterface
    private interface Preparation {
        Shell in(Shell shell) throws IOException;
    }

    /** A fence of the page: a situation, and commands with what they print. */
    private record Section(String prepared, String text) {

        List<CommandExample> examples() {
            return CommandExample.in(text);
        }

        @Override
        public String toString() {
            return prepared + ": " + text.lines().findFirst().orElse("");
        }
    }

    @ParameterizedTest
    @MethodSource("sections")
    void theCommandsPrintWhatIsQuoted(Section section, @TempDir Path home) throws IOException {
        Shell plain = Shell.in(home).with("MAINTENANCE_STATE", home + "/.local/state/maintenance");
        Shell.install(home, Shell.classPath());
        Shell shell = Objects.requireNonNull(preparations.get(section.prepared), section.prepared)
                .in(plain.with("PATH", home + ":" + System.getenv("PATH")));

        for (CommandExample example : section.examples()) {
            String command = example.command().replace("/home/you", home.toString());
            assertInOrder(example, steady(printed(shell, command), home));
        }
    }

    /** Only another user needs processes. */
    private static String printed(Shell shell, String command) {
        Matcher line = LINE.matcher(command);
        if (!shell.prefix().isEmpty() || !line.matches()) {
            return CommandOutput.of(shell.program(bash(shell, command + " 2>&1")))
                    .out();
        }
        Shell here = line.group(1) == null ? shell : shell.with(line.group(1), line.group(2));
        CommandOutput run = here.together(words(line.group(3)));
        return run.out() + (line.group(4) == null || run.exit() == 0 ? "" : "exit code " + run.exit() + "\n");
    }

    private static String[] words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group().replace("\"", ""))
                .toArray(String[]::new);
    }

    private static void assertInOrder(CommandExample example, String printed) {
        List<String> lines = printed.lines().toList();
        int next = 0;
        boolean leap = false;
        for (String expected : example.expected().lines().toList()) {
            if (expected.equals(LEFT_OUT)) {
                leap = true;
                continue;
            }
            int found = leap ? indexOf(lines, expected, next) : next;
            assertThat(found < lines.size() ? lines.get(found) : "the end")
                    .as("%s printed%n%s", example.command(), printed)
                    .isEqualTo(expected);
            next = found + 1;
            leap = false;
        }
        assertThat(leap || next == lines.size())
                .as("%s printed more:%n%s", example.command(), printed)
                .isTrue();
    }

    private static int indexOf(List<String> lines, String wanted, int from) {
        int found = lines.subList(from, lines.size()).indexOf(wanted);
        return found < 0 ? lines.size() : from + found;
    }

    private static Stream<Section> sections() throws IOException {
        String all =
                Files.readString(PAGES.resolve("troubleshooting.md")) + Files.readString(PAGES.resolve("rollout.md"));
        return FENCE.matcher(all).results().map(match -> new Section(match.group(1), match.group(2)));
    }

    private static List<String> bash(Shell shell, String command) {
        return Stream.concat(shell.prefix().stream(), Stream.of("bash", "-c", command))
                .toList();
    }

    private static String steady(String text, Path home) {
        return text.replace(home.toString(), "/home/you")
                .replaceAll("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}(:\\d{2})? UTC", "TIME")
                .replaceAll("\\d+(\\.\\d)? ms", "TIME")
                .replaceAll("\"millis\":\\d+", "\"millis\":N")
                .replaceAll("(?m)^(maintenance\\.\\S+) +(\\S+) +\\(", "$1  $2  (")
                .replaceAll(
                        "(?m)^(ok|warn|fail) +(.*?\\S) {2,}", "$1  $2  "); // columns are as wide as the longest name
    }

    private static Shell after(Shell shell, String... args) {
        assertThat(shell.run(args).exit()).isZero();
        return shell;
    }

    private static Path entry(Shell shell, String name) {
        return shell.directory().resolve(".local/state/maintenance/default").resolve(name);
    }

    private static Shell flushed(Shell shell) throws IOException {
        after(shell, "enable", "--ip", "203.0.113.7");
        Files.delete(entry(shell, "MAINTENANCE_MODE_STATUS"));
        Files.delete(entry(shell, "MAINTENANCE_MODE_ADDRESSES"));
        return shell;
    }

    private static Shell flagged(Shell shell) throws IOException {
        Files.createDirectories(entry(shell, "ON").getParent());
        Files.createFile(entry(shell, "ON"));
        return shell;
    }

    private static Shell damaged(Shell shell) throws IOException {
        after(shell, "enable");
        Files.writeString(entry(shell, "MAINTENANCE_MODE_STATUS"), "garbage");
        return shell;
    }

    private static Shell away(Shell shell) throws IOException {
        Path link = shell.directory().resolve("away");
        Files.createSymbolicLink(link, shell.directory().resolve("not-mounted"));
        return shell.with("MAINTENANCE_BACKEND_URL", "file:" + link);
    }

    private static Shell locked(Shell shell) throws IOException {
        after(shell, "enable");
        Shell other = UnprivilegedUser.of(shell);
        Shell.install(shell.directory(), UnprivilegedUser.classPath(shell));
        return other;
    }
}
