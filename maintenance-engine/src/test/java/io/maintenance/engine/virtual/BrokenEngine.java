// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import io.maintenance.MaintenanceMode;
import io.maintenance.engine.Engine;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The engine with a planted bug: its source is changed and compiled, and loaded beside the one that is right. */
final class BrokenEngine extends ClassLoader {

    private static final String OURS = "io.maintenance.engine.";
    private static final Path SOURCES =
            Path.of(System.getProperty("basedir", ""), "src", "main", "java").toAbsolutePath();

    /** Compilers want to see annotations that programs run without. */
    private static final String NULLABLE =
            """
            package org.jspecify.annotations;
            @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
            public @interface Nullable {}
            """;

    private final Path compiled;

    private BrokenEngine(Path compiled) {
        super(BrokenEngine.class.getClassLoader());
        this.compiled = compiled;
    }

    /** Returns what is wrong: in the history that is to find the bug, or in the test. */
    static List<String> violations(PlantedBug bug, Path directory) {
        if (!bug.isFoundByATest()) {
            return with(bug, directory).apply(bug.seed);
        }
        int dot = bug.test.lastIndexOf('.');
        try {
            return TestRun.failures(
                    compiled(bug, directory).loadClass(OURS + bug.test.substring(0, dot)), bug.test.substring(dot + 1));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static BrokenEngine compiled(PlantedBug bug, Path directory) {
        compile(planted(bug, directory), directory.resolve("classes"));
        return new BrokenEngine(directory.resolve("classes"));
    }

    /** Returns what tells what goes wrong in the history of a seed. */
    @SuppressWarnings("unchecked") // it is what SeededHistory returns
    static LongFunction<List<String>> with(PlantedBug bug, Path directory) {
        try {
            return (LongFunction<List<String>>) compiled(bug, directory)
                    .loadClass(SeededHistory.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Path> planted(PlantedBug bug, Path directory) {
        try {
            String source =
                    Files.readString(SOURCES.resolve("io/maintenance/engine").resolve(bug.file));
            Matcher right = Pattern.compile(Arrays.stream(bug.right.split("\\s+"))
                            .map(Pattern::quote)
                            .collect(Collectors.joining("\\s+")))
                    .matcher(source);
            if (!right.find()) {
                throw new IllegalStateException(bug + ": " + bug.file + " has no such lines any more: " + bug.right);
            }
            Path file = Files.createDirectories(directory.resolve("source"))
                    .resolve(Path.of(bug.file).getFileName());
            Files.writeString(file, source.substring(0, right.start()) + bug.wrong + source.substring(right.end()));
            Path annotation = directory.resolve("source").resolve("Nullable.java");
            Files.writeString(annotation, NULLABLE);
            return List.of(file, annotation);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void compile(List<Path> files, Path target) {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", target.toString()));
        arguments.addAll(List.of(
                "--release",
                "17",
                "-cp",
                locationOf(Engine.class) + File.pathSeparator + locationOf(MaintenanceMode.class)));
        files.forEach(file -> arguments.add(file.toString()));
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst("javac")
                .orElseThrow(() -> new IllegalStateException("this Java has no compiler"))
                .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("the planted bug does not compile: " + said);
        }
    }

    private static String locationOf(Class<?> type) {
        return Path.of(java.net.URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = open(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    private @Nullable InputStream open(String file) throws IOException {
        Path broken = compiled.resolve(file);
        return Files.exists(broken) ? Files.newInputStream(broken) : getParent().getResourceAsStream(file);
    }
}
