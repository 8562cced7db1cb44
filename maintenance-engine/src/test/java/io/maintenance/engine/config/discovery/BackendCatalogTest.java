// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.spi.BackendCatalog;
import io.maintenance.spi.BackendEntry;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue that the api publishes; here are an engine to find, and jars with providers. */
class BackendCatalogTest {

    @TempDir
    private Path directory;

    @Test
    void anEntryTellsClassJarSchemesAndForms() throws IOException {
        Path jar = new ProviderJar(directory).provider("Redis", "redis", "").as("redis.jar");
        try (URLClassLoader loader = ProviderJar.loader(jar)) {
            List<BackendEntry> found = BackendCatalog.among(List.of(loader)).of("redis");

            assertThat(found).singleElement().satisfies(entry -> {
                assertThat(entry.className()).isEqualTo("jars.Redis");
                assertThat(entry.source()).isEqualTo(jar.toString());
                assertThat(entry.schemes()).containsExactly("redis");
                assertThat(entry.urlForms()).containsExactly("redis:...");
                assertThat(entry.version()).isEmpty();
                assertThat(entry).hasToString("jars.Redis in " + jar);
            });
        }
    }

    @Test
    void whatThisProgramHasIsFoundWithoutNamingALoader() {
        assertThat(BackendCatalog.here().of("memory")).hasSize(1);
        assertThat(BackendCatalog.here().broken()).isEmpty();
    }

    @Test
    void aProviderThatAListNamesIsThereOnce() throws IOException {
        Path listed = new ProviderJar(directory)
                .embedded()
                .service("io.maintenance.backend.file.FileBackendProvider")
                .as("file.jar");
        try (URLClassLoader loader = ProviderJar.loader(listed)) {
            assertThat(BackendCatalog.among(List.of(loader)).of("file")).hasSize(1);
        }
    }

    @Test
    void whatTheSwitchNeedsIsFoundWithoutAnyList() {
        ClassLoader listless = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("cannot list");
            }
        };

        assertThat(BackendCatalog.among(List.of(listless)).of("memory")).hasSize(1);
    }

    @Test
    void eachBrokenProviderIsNamedWithItsJarAndHidesNoOther() throws IOException {
        Path absent = new ProviderJar(directory).service("jars.NotThere").as("absent.jar");
        Path failing = new ProviderJar(directory)
                .provider("Failing", "failing", "", "if (true) throw new IllegalStateException(\"no\\nlicence\");")
                .as("failing.jar");
        Path corrupt = Files.writeString(directory.resolve("corrupt.jar"), "not a jar");
        Path whole = new ProviderJar(directory).provider("Redis", "redis", "").as("whole.jar");
        try (URLClassLoader loader = ProviderJar.loader(absent, failing, corrupt, whole)) {
            BackendCatalog catalog = BackendCatalog.among(List.of(loader));

            assertThat(catalog.of("redis")).hasSize(1);
            assertThat(catalog.broken())
                    .satisfiesExactlyInAnyOrder(
                            one -> assertThat(one).contains("jars.NotThere not found", "(named in " + absent + ")"),
                            one -> assertThat(one).contains("no?licence", "(named in " + failing + ")"));
        }
    }
}
