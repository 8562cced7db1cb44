// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link SwitchProcess}, and what it has said. */
final class NodeProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Writer words;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    NodeProcess(String url) throws IOException {
        process = new ProcessBuilder(Cluster.java(SwitchProcess.class, url))
                .redirectError(Redirect.INHERIT)
                .start();
        words = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readLines, "lines of a node");
        reader.setDaemon(true);
        reader.start();
    }

    NodeProcess tell(String word) throws IOException {
        words.write(word + "\n");
        words.flush();
        return this;
    }

    /** Ends its input, so that its main method returns without closing anything. */
    NodeProcess tellNoMore() throws IOException {
        words.close();
        return this;
    }

    /** Waits for a line. */
    NodeProcess says(String expected) throws InterruptedException {
        String said = "";
        while (!expected.equals(said)) {
            said = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(said).as("a line before " + expected).isNotNull();
        }
        return this;
    }

    void ends() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("the process ends")
                .isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void readLines() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
