// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * Another process that holds the lock of a file, for {@link Fault#LOCK} of a store that locks one. Within one process such locks do
 * not exclude each other in the same way. It ends with the JVM that started it.
 *
 * <pre>{@code
 * Faults.none().on(LOCK, namespace -> lock = FileLockProcess.hold(file(namespace))).on(UNLOCK, () -> lock.close())
 * }</pre>
 */
public final class FileLockProcess implements AutoCloseable {

    private static final String HELD = "held";
    private static final int ENDS_WITHIN_SECONDS = 60;

    private final Process process;

    private FileLockProcess(Process process) {
        this.process = process;
    }

    /**
     * Creates the file if it is not there, locks it exclusively, and returns once it is locked.
     *
     * @throws IllegalStateException if the other process could not lock it
     * @throws UncheckedIOException if there could be no other process
     */
    public static FileLockProcess hold(Path file) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            Process process = new ProcessBuilder(
                            java,
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            home(),
                            FileLockProcess.class.getName(),
                            file.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .start();
            String said = process.inputReader(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("Picked up "))
                    .findFirst()
                    .orElse("nothing");
            if (!said.equals(HELD)) {
                process.destroyForcibly();
                throw new IllegalStateException("Another process could not lock " + file + "; it said: " + said);
            }
            return new FileLockProcess(process);
        } catch (IOException failed) {
            throw new UncheckedIOException("No other process could be started to lock " + file, failed);
        }
    }

    /** Lets go of the lock, and returns once it is free. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The program of the other process: it holds the lock until its standard input ends. */
    public static void main(String[] args) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            System.out.println(lock.isValid() ? HELD : "no lock");
            System.out.flush();
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Where this class is, a directory or a jar. */
    private static String home() {
        return Path.of(URI.create(FileLockProcess.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }
}
