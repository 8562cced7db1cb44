// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the api finds its engine. Nothing on the class path of these tests has one. */
class EngineLookupTest {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path directory;

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void withoutAnEngineTheMessageNamesTheArtifactToAdd() {
        assertThatExceptionOfType(EngineMissingException.class)
                .isThrownBy(MaintenanceMode::open)
                .withMessageContainingAll(
                        "none was found",
                        "io.maintenance:maintenance-engine",
                        "maintenance-backend-file",
                        "docs/errors.md#engine-missing");
    }

    @Test
    void anEngineThatCannotBeLoadedIsNamed() throws IOException {
        try (URLClassLoader context = loaderThatNames("com.example.NoSuchEngine")) {
            Thread.currentThread().setContextClassLoader(context);

            assertThatExceptionOfType(EngineMissingException.class)
                    .isThrownBy(MaintenanceMode::builder)
                    .withMessageContaining("com.example.NoSuchEngine");
        }
    }

    @Test
    void anEngineIsFoundWhereOnlyTheContextClassLoaderSeesIt() throws IOException {
        try (URLClassLoader context = loaderThatNames(ContextEngine.class.getName())) {
            Thread.currentThread().setContextClassLoader(context);

            assertThat(MaintenanceMode.builder()).hasToString("found through the context");
        }
    }

    private URLClassLoader loaderThatNames(String engine) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(MaintenanceEngine.class.getName()), engine);
        return new ContextLoader(directory.toUri().toURL(), before);
    }

    /** Loads the engine below itself, as an application's class loader does. */
    private static final class ContextLoader extends URLClassLoader {

        ContextLoader(URL directory, ClassLoader parent) {
            super(new URL[] {directory}, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(ContextEngine.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }

    /** An engine that only makes a builder with a name. */
    public static final class ContextEngine implements MaintenanceEngine {

        /** For the service loader. */
        public ContextEngine() {}

        @Override
        public MaintenanceMode.Builder newBuilder() {
            return (MaintenanceMode.Builder) Proxy.newProxyInstance(
                    MaintenanceMode.class.getClassLoader(),
                    new Class<?>[] {MaintenanceMode.Builder.class},
                    (proxy, method, arguments) -> "found through the context");
        }
    }
}
