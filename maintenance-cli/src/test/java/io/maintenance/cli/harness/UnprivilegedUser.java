// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.harness;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the tool as a user who may read everything and write nothing. */
public final class UnprivilegedUser {

    /** What the tool itself does not need. */
    private static final Pattern TESTED_WITH =
            Pattern.compile("test-classes|surefire|/(org/junit|org/assertj|com/tngtech|net/bytebuddy|org/awaitility)/");

    private UnprivilegedUser() {}

    /** Returns a shell of that user; only root can become another one. */
    public static Shell of(Shell shell) {
        assumeThat(System.getProperty("user.name"))
                .as("only root can become another user")
                .isEqualTo("root");
        return shell.through("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups");
    }

    /** Runs the tool from a copy that this user can read. */
    public static CommandOutput run(Shell shell, String... args) throws IOException {
        return CommandOutput.of(shell.tool(classPath(shell), args));
    }

    /** Returns a class path of copies that this user can read. */
    public static String classPath(Shell shell) throws IOException {
        Path lib = shell.directory().resolve("lib");
        if (Files.notExists(lib)) {
            copyClassPath(lib);
            openToAll(shell.directory());
        }
        try (Stream<Path> copies = Files.list(lib)) {
            return copies.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** Lets everybody read a directory and all it holds. */
    public static void openToAll(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList()) {
                String permissions = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    /** A second name is as good as a copy, where both are in one file system. */
    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException elsewhere) {
            Files.copy(from, to);
        }
    }

    private static void copyClassPath(Path lib) throws IOException {
        List<Path> entries = Shell.classPathEntries().stream()
                .filter(entry -> !TESTED_WITH.matcher(entry.toString()).find())
                .toList();
        for (int i = 0; i < entries.size(); i++) {
            copy(entries.get(i), lib.resolve(i + "-" + entries.get(i).getFileName()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.notExists(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(Files.isDirectory(path) ? target : target.getParent());
                if (!Files.isDirectory(path)) {
                    link(path, target);
                }
            }
        }
    }
}
