// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.maintenance.engine.config.TestMachine;
import io.maintenance.settings.SettingGroup;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Compiles providers into real jars. */
public final class ProviderJar {

    private static final String SERVICES = "META-INF/services/" + MaintenanceBackendProvider.class.getName();
    private static final String PROVIDER =
            """
            package %5$s;
            import io.maintenance.spi.*;
            import java.util.*;
            public final class %1$s implements MaintenanceBackendProvider, MaintenanceBackend {
                public %1$s() { %4$s }
                public Set<String> schemes() { return Set.of("%2$s"); }
                public MaintenanceBackend open(BackendOptions options) { %3$s options.finish(); return this; }
                public Map<StorageKey, String> read() { return Map.of(); }
                public boolean compareAndSet(StorageKey key, String expected, String update) { return false; }
                public void close() {}
                %6$s
            }
            """;

    /** What a provider of stores of this machine says of itself. */
    public static final String LOCAL = "public Traits.Reach reach() { return Traits.Reach.HOST; }"
            + " public java.time.Duration defaultTimeout() { return java.time.Duration.ofSeconds(5); }";

    private static final String GROUP =
            """
            package jars;
            import io.maintenance.settings.*;
            import java.util.*;
            public final class %1$s implements SettingGroup {
                public String prefix() { return "%2$s"; }
                public Collection<String> names() { return List.of("%3$s"); }
                public List<String> problems(Map<String, Setting> settings) {
                    boolean wrong = settings.values().stream().anyMatch(one -> one.value().equals("perhaps"));
                    return wrong ? List.of("judged " + String.join(", ", new TreeSet<>(settings.keySet()))) : List.of();
                }
            }
            """;

    private final Path directory;
    private final Path classes;
    private final List<String> services = new ArrayList<>();
    private String members = "";
    private final List<String> groups = new ArrayList<>();

    public ProviderJar(Path directory) {
        this.directory = directory;
        this.classes = TestMachine.make(directory.resolve("classes-" + System.nanoTime()));
    }

    /** Returns a loader with providers of {@code file} and {@code redis} that know a few options. */
    public static URLClassLoader usual(Path directory) {
        String open = "options.hosts(1); options.path(); options.user(); options.password();"
                + " options.flag(\"fsync\", true);"
                + " options.file(\"trust-store\"); options.number(\"database\", 0, 0, 15);";
        Path file = new ProviderJar(directory)
                .saying(LOCAL)
                .provider("File", "file", open)
                .as("file.jar");
        Path redis = new ProviderJar(directory).provider("Redis", "redis", open).as("redis.jar");
        return loader(file, redis);
    }

    public static URLClassLoader loader(Path... jars) {
        URL[] urls = Stream.of(jars).map(ProviderJar::url).toArray(URL[]::new);
        return new URLClassLoader(urls, ProviderJar.class.getClassLoader());
    }

    /** Sets what the providers that follow say of themselves: further methods. */
    public ProviderJar saying(String methods) {
        members = methods;
        return this;
    }

    public ProviderJar provider(String name, String scheme, String open) {
        return provider(name, scheme, open, "");
    }

    public ProviderJar provider(String name, String scheme, String open, String constructor) {
        compile(name, PROVIDER.formatted(name, scheme, open, constructor, "jars", members));
        return service("jars." + name);
    }

    /** Adds the provider of files by the name it has, and no line that names it. */
    public ProviderJar embedded() {
        return compile(
                "FileBackendProvider",
                PROVIDER.formatted("FileBackendProvider", "file", "", "", "io.maintenance.backend.file", ""));
    }

    /** Adds a group of settings that objects if one is {@code perhaps}. */
    public ProviderJar group(String name, String prefix, String setting) {
        groups.add("jars." + name);
        return compile(name, GROUP.formatted(name, prefix, setting));
    }

    /** Adds a file that is looked for and never read. */
    public ProviderJar entry(String name) {
        TestMachine.write(classes.resolve(name), "");
        return this;
    }

    public ProviderJar service(String line) {
        services.add(line);
        return this;
    }

    public ProviderJar compile(String name, String source) {
        Path file = TestMachine.write(directory.resolve("sources").resolve(name + ".java"), source);
        String classPath = api() + File.pathSeparator + classes;
        StringWriter errors = new StringWriter();
        PrintWriter out = new PrintWriter(errors);
        int failed = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(out, out, "-nowarn", "-proc:none", "-cp", classPath, "-d", classes.toString(), file.toString());
        if (failed != 0) {
            throw new IllegalStateException("does not compile: " + errors);
        }
        return this;
    }

    private static Path api() {
        try {
            return Path.of(MaintenanceBackendProvider.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a class out again, as if the driver's jar were not there. */
    public ProviderJar without(String name) {
        try {
            Files.delete(classes.resolve("jars").resolve(name + ".class"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path as(String name) {
        Path jar = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            entries.putNextEntry(new JarEntry(SERVICES));
            entries.write(String.join("\n", services).getBytes(UTF_8));
            entries.putNextEntry(new JarEntry("META-INF/services/" + SettingGroup.class.getName()));
            entries.write(String.join("\n", groups).getBytes(UTF_8));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
