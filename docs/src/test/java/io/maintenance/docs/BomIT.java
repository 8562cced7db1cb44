// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project of somebody else, that has never seen this build: its repository holds the published list of versions and nothing more,
 * not even a parent of it.
 */
class BomIT {

    private static final String VERSION = Modules.version(Pages.read("maintenance-bom/pom.xml"));

    @TempDir
    private Path directory;

    @Test
    void whoImportsItNeedsNoVersions() throws Exception {
        publish();
        String dependencies =
                Modules.published().stream().map(each -> dependency(each, "")).collect(Collectors.joining());

        assertThat(validate(dependencies)).contains("BUILD SUCCESS");
    }

    /** A public repository asks for these, of a pom without a parent too. */
    @Test
    void itIsDescribedLikeTheOthers() {
        assertThat(Pages.read("maintenance-bom/target/flattened-pom.xml"))
                .contains("<name>", "<description>", "<url>", "<licenses>", "<developers>", "<scm ")
                .doesNotContain("<parent>", "<build>", "<profiles>", "junit");
    }

    @Test
    void whatIsNotInItHasNoVersion() throws Exception {
        publish();

        assertThat(validate(dependency("maintenance-no-such-module", "")))
                .contains(
                        "'dependencies.dependency.version' for io.maintenance:maintenance-no-such-module:jar is missing");
    }

    private void publish() throws IOException {
        Path pom = directory.resolve(
                "repository/io/maintenance/maintenance-bom/" + VERSION + "/maintenance-bom-" + VERSION + ".pom");
        Files.createDirectories(pom.getParent());
        Files.copy(Pages.ROOT.resolve("maintenance-bom/target/flattened-pom.xml"), pom);
    }

    private String validate(String dependencies) throws IOException, InterruptedException {
        Path pom = Files.writeString(
                directory.resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>shop</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <dependencyManagement><dependencies>%s</dependencies></dependencyManagement>
                  <dependencies>%s</dependencies>
                </project>
                """
                        .formatted(
                                dependency(
                                        "maintenance-bom",
                                        "<version>" + VERSION + "</version><type>pom</type><scope>import</scope>"),
                                dependencies));
        Path output = directory.resolve("output.txt");
        String repository = "-Dmaven.repo.local=" + directory.resolve("repository");
        Process maven = new ProcessBuilder("mvn", "-B", "-o", repository, "-f", pom.toString(), "validate")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(maven.waitFor(120, TimeUnit.SECONDS))
                    .as("Maven has ended")
                    .isTrue();
            return Files.readString(output, StandardCharsets.UTF_8);
        } finally {
            maven.destroyForcibly();
        }
    }

    private static String dependency(String artifact, String more) {
        return "<dependency><groupId>io.maintenance</groupId><artifactId>" + artifact + "</artifactId>" + more
                + "</dependency>";
    }
}
