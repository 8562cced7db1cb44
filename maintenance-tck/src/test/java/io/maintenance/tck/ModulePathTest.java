// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulePathTest {

    @TempDir
    Path directory;

    @Test
    void anAuthorsModuleNeedsTheKitAndNothingElse() throws IOException {
        Path module = Files.writeString(
                directory.resolve("module-info.java"), "open module author { requires io.maintenance.tck; }");
        Path test = Files.writeString(
                Files.createDirectory(directory.resolve("author")).resolve("AuthorTckTest.java"),
                """
                package author;
                class AuthorTckTest extends io.maintenance.tck.MaintenanceBackendTck {
                    @Override protected String url() { return "memory:author"; }
                }
                """);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);

        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "-Xlint:all",
                        "-Werror",
                        "-p",
                        modulePath(),
                        "-d",
                        directory.resolve("classes").toString(),
                        module.toString(),
                        test.toString());

        assertThat(said.toString()).isEmpty();
        assertThat(code).isZero();
    }

    /** Jars that a user of the kit has, and no annotations that only its own build needs. */
    private static String modulePath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(each -> each.matches(".*(maintenance-(api|tck)|junit-|opentest4j|apiguardian).*")
                        && !each.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
