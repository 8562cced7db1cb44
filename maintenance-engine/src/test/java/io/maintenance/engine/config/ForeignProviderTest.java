// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.ConfigurationException;
import io.maintenance.engine.config.discovery.ProviderJar;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that nobody here knows by name is treated like ours, by what it says of itself. */
class ForeignProviderTest {

    private static final String READS_PATH = "options.path();";

    @TempDir
    private Path directory;

    private TestMachine machine = new TestMachine(Path.of("unused"));

    @BeforeEach
    void begin() {
        machine = new TestMachine(directory);
    }

    @Test
    void aStoreOfThisMachineNeedsNeitherNamespaceNorFallback() throws IOException {
        try (URLClassLoader loader = loader(says("HOST", "3s", "attic:SHELF"))) {
            Settings settings = configuration("attic:shelf@home", loader).resolve();

            assertThat(settings.namespace()).isEqualTo("default");
            assertThat(settings.fallback()).isNull();
            assertThat(settings.primary().timeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(settings.flagFile()).isNotNull();
        }
    }

    @Test
    void aStoreOfThisProcessHasNoFlagFile() throws IOException {
        try (URLClassLoader loader = loader(says("PROCESS", "3s", "attic:SHELF"))) {
            Settings settings = configuration("attic:shelf", loader).resolve();

            assertThat(settings.flagFile()).isNull();
            assertThat(settings.setAsideDirectory()).isNull();
        }
    }

    @Test
    void anyOtherStoreNeedsANamespace() throws IOException {
        try (URLClassLoader loader = loader("")) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> configuration("attic://shelf", loader).resolve())
                    .satisfies(refused -> assertThat(refused.problems())
                            .anySatisfy(problem -> assertThat(problem).contains("namespace is required")));
        }
    }

    @Test
    void aNameIsShownWhereAFormSaysSoAndMayBeAPasswordWhereNoneDoes() throws IOException {
        try (URLClassLoader loader = loader(says("HOST", "3s", "attic:SHELF"))) {
            assertThat(shownUrl(loader)).isEqualTo("attic:shelf");
        }
        try (URLClassLoader loader = loader(says("HOST", "3s", "attic://HOST"))) {
            assertThat(shownUrl(loader)).isEqualTo("attic:***");
        }
    }

    @Test
    void aTimeoutBeyondTheLimitsIsTheNearestOne() throws IOException {
        try (URLClassLoader loader = loader(says("HOST", "300s", "attic:SHELF"))) {
            assertThat(configuration("attic:shelf", loader).resolve().primary().timeout())
                    .isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void aStoreOfThisMachineIsNotOfferedToNodesOnSeveral() throws IOException {
        ProviderJar file = new ProviderJar(directory).saying(ProviderJar.LOCAL).provider("File", "file", READS_PATH);
        file.saying(says("HOST", "3s", "attic:SHELF")).provider("Attic", "attic", READS_PATH);
        file.saying("").provider("Barn", "barn", READS_PATH);
        try (URLClassLoader loader = ProviderJar.loader(file.as("three.jar"))) {
            Configuration configuration = machine.configuration();
            configuration.classLoader(loader);

            assertThat(configuration.resolve().warnings())
                    .singleElement()
                    .asString()
                    .endsWith("(barn)");
        }
    }

    private String shownUrl(URLClassLoader loader) {
        return configuration("attic:shelf", loader).resolve().primary().url();
    }

    private Configuration configuration(String url, ClassLoader loader) {
        Configuration configuration = machine.configuration();
        configuration.classLoader(loader);
        configuration.set("maintenance.backend.url", url);
        return configuration;
    }

    private URLClassLoader loader(String methods) {
        return ProviderJar.loader(new ProviderJar(directory)
                .saying(methods)
                .provider("Attic", "attic", READS_PATH)
                .as("attic.jar"));
    }

    private static String says(String reach, String timeout, String form) {
        return """
                public Traits.Reach reach() { return Traits.Reach.%s; }
                public java.time.Duration defaultTimeout() { return java.time.Duration.parse("PT%s"); }
                public List<String> urlForms() { return List.of("%s"); }
                """
                .formatted(reach, timeout, form);
    }
}
