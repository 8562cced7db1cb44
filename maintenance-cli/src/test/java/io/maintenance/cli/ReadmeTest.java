// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandExample;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String EMBEDDED =
            "examples/embedded/src/main/java/io/maintenance/examples/embedded/Embedded.java";
    private static final String DEMO = "examples/servlet-jetty/src/main/java/io/maintenance/examples/jetty/Demo.java";
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}(:\\d{2})? UTC");

    @Test
    void theCommandsPrintWhatIsShown(@TempDir Path home) throws IOException {
        Shell.install(home, Shell.classPath());
        Shell shell = Shell.in(home).with("MAINTENANCE_STATE", home + "/.local/state/maintenance");

        for (CommandExample example : CommandExample.in(String.join("", fences("sh")))) {
            CommandOutput run = CommandOutput.of(shell.program(List.of("bash", "-c", example.command() + " 2>&1")));
            assertThat(steady(run.out(), home)).as(example.command()).isEqualTo(steady(example.expected(), home));
        }
    }

    @Test
    void theJavaIsThatOfTheExamples() throws IOException {
        assertThat(fences("java")).containsExactly(region(EMBEDDED, "switch"), region(DEMO, "filter"));
    }

    @Test
    void theFirstSuccessComesSoon() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));

        assertThat(lines).hasSizeLessThanOrEqualTo(210);
        assertThat(lines.indexOf("Enabled maintenance mode")).isBetween(1, 30);
        assertThat(lines.indexOf("```java")).isBetween(1, 45);
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        Pattern.compile("]\\(([^)#:]+)\\)")
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .forEach(link -> assertThat(ROOT.resolve(link.group(1))).exists());
    }

    private static String region(String example, String name) throws IOException {
        String source = Files.readString(ROOT.resolve(example));
        String marker = "// region " + name + "\n";
        String region = source.substring(source.indexOf(marker) + marker.length(), source.indexOf("// endregion"));
        return region.stripTrailing().stripIndent() + "\n";
    }

    private static List<String> fences(String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String steady(String text, Path home) {
        return TIME.matcher(text.replace(home.toString(), "/home/you")).replaceAll("TIME");
    }
}
