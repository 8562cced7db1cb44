// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.StorageKey;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Starts {@link Child} and other programs in processes of their own, and ends those that a test left running. */
final class Processes implements AutoCloseable {

    static final int NOT_POSSIBLE = 77;

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private final List<Process> started = new ArrayList<>();

    Process start(String... args) throws IOException {
        return start(List.of(), classPath(), args);
    }

    /** Starts a process that may write no file larger than this many blocks: what a full disk does, without a disk. */
    Process startLimited(int blocks, String... args) throws IOException {
        return start(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"), classPath(), args);
    }

    /**
     * Starts a process between two commands of a shell, among mounts of its own. Ends with {@link #NOT_POSSIBLE} if the first one
     * fails.
     *
     * @param subject what the commands call {@code $0}
     */
    Process startBetween(String before, String after, String subject, String... args) throws IOException {
        String script = before + " || exit " + NOT_POSSIBLE + "; \"$@\"; " + after;
        return start(List.of("unshare", "-m", "sh", "-c", script, subject), classPath(), args);
    }

    /** Starts a process whose files may be used by few. */
    Process startMasked(String umask, String... args) throws IOException {
        return start(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"), classPath(), args);
    }

    /**
     * Starts a process under another user, so that permissions count; under this one if it is not root.
     *
     * @param classes a directory for a copy of the classes, since that user may not see the originals
     */
    Process startUnprivileged(Path classes, String... args) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return start(args);
        }
        boolean setpriv = Files.isExecutable(Path.of("/usr/bin/setpriv"));
        Assumptions.assumeTrue(setpriv, "root may read everything, and there is no setpriv to become another user");
        List<String> become = List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups");
        return start(become, copied(classes), args);
    }

    private Process start(List<String> prefix, String classPath, String... args) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(JAVA, "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp", classPath));
        command.add(Child.class.getName());
        command.addAll(List.of(args));
        return start(command);
    }

    /** Starts a program as its users would start it, but for the largest heap. */
    Process startProgram(Class<?> program, String largestHeap, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-XX:-UsePerfData", largestHeap, "-cp", classPath()));
        command.add(program.getName());
        command.addAll(List.of(args));
        return start(command);
    }

    private Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }

    static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits for the end and returns what was printed. */
    static String output(Process process) throws Exception {
        String output = lines(process).lines().collect(Collectors.joining("\n"));
        process.waitFor();
        return output;
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }

    /** The engine is found at run time, and so it is here. */
    private static List<Path> roots() {
        Class<?> engine = MaintenanceMode.builder().getClass();
        return Stream.of(Child.class, FileBackend.class, StorageKey.class, engine)
                .map(Processes::root)
                .distinct()
                .toList();
    }

    private static String classPath() {
        return roots().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns the directory or jar that holds a class, also where this JVM has patched it into a module. */
    private static Path root(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        String url = type.getResource("/" + name).toString();
        String root = url.substring(0, url.length() - name.length() - 1);
        return Path.of(URI.create(root.startsWith("jar:") ? root.substring(4, root.length() - 1) : root));
    }

    private static String copied(Path target) throws IOException {
        Files.createDirectory(target, PosixFilePermissions.asFileAttribute(READABLE));
        List<String> copies = new ArrayList<>();
        for (Path root : roots()) {
            Path copy = target.resolve(String.valueOf(copies.size()));
            try (Stream<Path> files = Files.walk(root)) {
                files.forEach(
                        file -> copy(file, copy.resolve(root.relativize(file).toString())));
            }
            copies.add(copy.toString());
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
            Files.setPosixFilePermissions(to, READABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
