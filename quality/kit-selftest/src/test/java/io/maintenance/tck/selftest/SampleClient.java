// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.support.EntryBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** The client of the sample server. A connection is opened when one is needed, and kept while it works. */
final class SampleClient implements SampleStore {

    private final HostPort address;
    private final Deque<Line> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    SampleClient(HostPort address) {
        this.address = address;
    }

    /** Returns the first host of a URL, or this process's own server where there is none. */
    static HostPort address(BackendOptions options) {
        List<HostPort> hosts = options.hosts(SampleServer.PORT);
        return hosts.isEmpty() ? SampleServer.ONLY.address() : hosts.get(0);
    }

    private record Line(SocketChannel channel, SampleConnection connection) {

        static Line to(HostPort address) throws IOException {
            SocketChannel channel = SocketChannel.open( // unlike a socket, it heeds an interrupt
                    new InetSocketAddress(address.host(), address.port()));
            return new Line(
                    channel, SampleConnection.of(Channels.newInputStream(channel), Channels.newOutputStream(channel)));
        }
    }

    /** What is said on a connection, and heard. */
    @FunctionalInterface
    private interface Talk<T> {
        T on(SampleConnection connection) throws IOException;
    }

    @Override
    public @Nullable String get(String name) {
        return talk(line -> Optional.ofNullable(
                        line.ask(SampleConnection.GET, name).send().bytes()))
                .map(EntryBytes::decode)
                .orElse(null);
    }

    @Override
    public boolean replace(String name, @Nullable String expected, String update) {
        byte[] bytes = EntryBytes.encode(update);
        byte[] before = expected == null ? null : expected.getBytes(StandardCharsets.UTF_8);
        return isDone(
                line -> line.ask(SampleConnection.REPLACE, name).bytes(before).bytes(bytes));
    }

    @Override
    public void put(String name, String text) {
        isDone(line -> line.ask(SampleConnection.PUT, name).bytes(EntryBytes.encode(text)));
    }

    @Override
    public void forget(String prefix) {
        isDone(line -> line.ask(SampleConnection.FORGET, prefix));
    }

    private boolean isDone(Talk<SampleConnection> question) {
        int answer = talk(line -> (int) question.on(line).send().in().readByte());
        if (answer == SampleConnection.REFUSED) {
            throw new BackendException(Kind.REJECTED, "read-only");
        }
        return answer == SampleConnection.YES;
    }

    private <T> T talk(Talk<T> talk) {
        try {
            Line kept = idle.poll();
            Line line = kept == null ? Line.to(address) : kept;
            boolean whole = false;
            try {
                T answer = talk.on(line.connection);
                whole = true;
                return answer;
            } finally {
                giveBack(line, whole);
            }
        } catch (IOException failed) {
            throw new BackendException(Kind.UNAVAILABLE, "the server failed: " + failed, failed);
        }
    }

    private void giveBack(Line line, boolean whole) throws IOException {
        if (whole) {
            idle.push(line);
        } else {
            line.channel.close();
        }
        if (closed || !whole) {
            closeIdle(); // they are as old as the one that failed
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            closeIdle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeIdle() throws IOException {
        for (Line line = idle.poll(); line != null; line = idle.poll()) {
            line.channel.close();
        }
    }
}
