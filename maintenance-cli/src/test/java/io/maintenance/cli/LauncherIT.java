// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher of the distribution in surroundings that were not made for it. */
class LauncherIT {

    private static final Path BUILT = Path.of("target", "dist").toAbsolutePath();
    private static final String LAUNCHER = BUILT + "/bin/maintenance";

    private Shell shell = Shell.in(Path.of("unused"));

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "JAVA_TOOL_OPTIONS, -XX:+UseG1GC",
        "JAVA_TOOL_OPTIONS, -javaagent:/no/such/agent.jar",
        "JDK_JAVA_OPTIONS, -XX:+UseParallelGC",
        "_JAVA_OPTIONS, -XX:NoSuchOption",
        "MAINTENANCE_JAVA_OPTS, -XX:+UseG1GC",
        "MAINTENANCE_JAVA_OPTS, -XX:+UseSerialGC -Xmx64m",
    })
    void optionsForJavaDoNotBreakIt(String name, String options) {
        CommandOutput run = sh(shell.with(name, options), "check");

        assertThat(run).isEqualTo(new CommandOutput(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void optionsOfTheApplicationAreTakenIfThatIsAsked(String name) {
        Shell asked = shell.with("MAINTENANCE_JAVA_ENVIRONMENT", "true");

        assertThat(sh(asked.with(name, "-XX:+UseParallelGC"), "check").exit()).isZero();
        assertThat(sh(asked.with(name, "-XX:NoSuchOption"), "check").exit()).isEqualTo(1);
    }

    @Test
    void whatRunsUnderMaintenanceGetsTheOptionsOfTheApplication() {
        CommandOutput run = sh(shell.with("JAVA_TOOL_OPTIONS", "-Dx=y"), "run -q -- sh -c 'echo $JAVA_TOOL_OPTIONS'");

        assertThat(run).isEqualTo(new CommandOutput(0, "-Dx=y\n", ""));
    }

    @Test
    void ownOptionsComeLast() {
        CommandOutput run = sh(shell.with("MAINTENANCE_JAVA_OPTS", "-XX:+UseParallelGC -Xlog:gc"), "check");

        assertThat(run.out()).contains("Using Parallel");
    }

    @Test
    void aWorkingDirectoryThatIsGoneIsLeft() {
        CommandOutput run = script("mkdir gone && cd gone && rmdir ../gone && " + LAUNCHER + " check");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.err()).contains("the working directory is gone").doesNotContain("\tat ");
    }

    @Test
    void theInstallationMayHaveAColonInItsName() {
        CommandOutput run = script("cp -r " + BUILT + " 'v1:2' && 'v1:2/bin/maintenance' check");

        assertThat(run).isEqualTo(new CommandOutput(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status >&-",
                "status --json >&- 2>&- <&-",
                "enable > /dev/full",
                "doctor > /dev/full 2>&1",
                "--help > /dev/full",
                "status | true"
            })
    void whoeverReadsTheExitCodeIsThatOfTheWork(String command) {
        CommandOutput run = sh(shell, command);

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void whoReadsOneLineHearsNoComplaint() {
        assertThat(sh(shell, "status | head -1"))
                .isEqualTo(new CommandOutput(0, "Status: maintenance mode is not active\n", ""));
    }

    @Test
    void theOtherExitCodesStayToo() {
        sh(shell, "enable -q");

        assertThat(sh(shell, "status --exit-code > /dev/full").exit()).isEqualTo(3);
        assertThat(sh(shell, "status --nonsense >&- 2>&-").exit()).isEqualTo(2);
    }

    @Test
    void noJarForOneBackendBringsALoggingProvider() throws IOException {
        for (String backend : List.of("redis", "memcached", "jcache")) {
            Path target = Path.of("..", "maintenance-backend-" + backend, "target");
            try (Stream<Path> jars = Files.list(target)) {
                Path all = jars.filter(each -> each.toString().endsWith("-all.jar"))
                        .findFirst()
                        .orElseThrow();
                try (JarFile jar = new JarFile(all.toFile())) {
                    assertThat(jar.stream().map(JarEntry::getName))
                            .contains("META-INF/services/io.maintenance.spi.MaintenanceBackendProvider")
                            .noneMatch(name -> name.contains("SLF4JServiceProvider") && name.startsWith("META-INF"))
                            .noneMatch(name -> name.contains("StaticLoggerBinder"));
                }
            }
        }
    }

    private CommandOutput sh(Shell where, String command) {
        return CommandOutput.of(where.program(List.of("sh", "-c", LAUNCHER + " " + command)));
    }

    private CommandOutput script(String script) {
        return CommandOutput.of(shell.program(List.of("sh", "-c", script)));
    }
}
