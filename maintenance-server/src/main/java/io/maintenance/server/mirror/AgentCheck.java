// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import io.maintenance.spi.support.DaemonThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The port that HAProxy asks by {@code agent-check}: it answers {@code maint} or {@code ready}. While nothing is known it hangs
 * up, and HAProxy goes on as before. Thread-safe.
 */
final class AgentCheck implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ServerSocket socket;
    private final Supplier<@Nullable Verdict> verdict;

    private AgentCheck(ServerSocket socket, Supplier<@Nullable Verdict> verdict) {
        this.socket = socket;
        this.verdict = verdict;
    }

    /**
     * Starts to answer.
     *
     * @param verdict what is asked for each answer; {@code null}: not known
     * @throws IOException if the port is taken; the message names it
     */
    static AgentCheck start(String host, int port, Supplier<@Nullable Verdict> verdict) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw new IOException(
                    "Cannot listen on " + host + ":" + port + " for HAProxy's agent check: " + e.getMessage(), e);
        }
        AgentCheck agent = new AgentCheck(socket, verdict);
        DaemonThreads.create("maintenance-agent-check", agent::run).start();
        return agent;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void run() {
        while (!socket.isClosed()) {
            try (Socket asker = socket.accept()) {
                answer(asker);
            } catch (IOException gone) {
                // Who asked is gone, or the server is. Where files have run out, the next try fails as fast.
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** The few bytes fit into the buffer of a new connection, so that nobody can keep others waiting. */
    private void answer(Socket asker) throws IOException {
        Verdict now = verdict.get();
        if (now != null) {
            String line = now == Verdict.OFF ? "ready up\n" : "maint #maintenance\n";
            asker.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("the port of the agent check could not be closed", e);
        }
    }
}
