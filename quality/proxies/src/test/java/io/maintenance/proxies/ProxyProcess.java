// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A proxy that runs in the foreground, under this user, with all that it writes in one directory. Used by one thread. */
abstract class ProxyProcess implements AutoCloseable {

    private static final List<String> DIRECTORIES =
            List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin");
    private static final long PATIENCE_SECONDS = 60;

    final Path directory;
    final int port;
    private @Nullable Process process;

    ProxyProcess(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Writes the files that it is started with around the configuration that the command printed. */
    abstract void configure(String configuration) throws IOException;

    /** Returns the command that runs it in the foreground. */
    abstract List<String> command();

    /** Makes it read its files again. */
    abstract void reload() throws Exception;

    /** Starts it and waits until it takes connections. */
    final void start() throws IOException {
        Process started = launch(command());
        process = started;
        Awaitility.await().until(() -> {
            if (!started.isAlive()) {
                throw new IllegalStateException("the proxy ended: " + log());
            }
            return accepts();
        });
    }

    final long pid() {
        return running().pid();
    }

    final Process launch(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("HOME", directory.toString());
        File log = directory.resolve("log").toFile();
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** Runs a program to its end, which must be good. */
    final void run(List<String> command) throws IOException, InterruptedException {
        Process run = launch(command);
        if (!run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || run.exitValue() != 0) {
            run.destroyForcibly();
            throw new IllegalStateException(command + " failed: " + log());
        }
    }

    /** Lets another process take the place of the one that runs, which ends by itself. */
    final void replaceBy(Process successor) {
        Process before = running();
        process = successor;
        awaitEnd(before);
    }

    final Process running() {
        if (process == null) {
            throw new IllegalStateException("the proxy was not started");
        }
        return process;
    }

    static String program(String name, String debianPackage) {
        return DIRECTORIES.stream()
                .map(each -> Path.of(each, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new IllegalStateException(name + " is not there: apt-get install " + debianPackage));
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    private static void awaitEnd(Process process) {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IllegalStateException("the proxy did not end");
    }

    final void stop() {
        Process ending = running();
        ending.destroy();
        awaitEnd(ending);
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }
}
