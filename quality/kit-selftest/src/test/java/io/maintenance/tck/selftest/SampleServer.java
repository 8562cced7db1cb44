// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.HostPort;
import io.maintenance.spi.support.DaemonThreads;
import io.maintenance.spi.support.EntryBytes;
import io.maintenance.tck.Fault;
import io.maintenance.tck.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server with its records in memory that can be hung, killed, flushed, garbled and made to refuse. It listens once it is asked for. */
final class SampleServer {

    static final SampleServer ONLY = new SampleServer();

    /** Where nothing listens: the port of a URL that names none. */
    static final int PORT = 7;

    /** No UTF-8. */
    static final byte[] GARBAGE = {(byte) 0xff, 'g', 'a', 'r', 'b', 'a', 'g', 'e', (byte) 0xfe};

    /** Names of an application's cache, which is flushed at times. */
    static final String NEIGHBOURS = "application|";

    private static final int BACKLOG = 200;

    private final Map<String, byte[]> records = new TreeMap<>();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Set<SampleConnection> subscribers = ConcurrentHashMap.newKeySet();
    final AtomicInteger restarts = new AtomicInteger();
    volatile boolean up = true;
    volatile boolean hung;
    private volatile boolean refusing;
    private @Nullable ServerSocket listener;
    private @Nullable Thread acceptor;
    private int port;

    static Faults faults() {
        return Faults.none()
                .on(Fault.HANG, () -> ONLY.hang(true))
                .on(Fault.RESUME, () -> ONLY.hang(false))
                .on(Fault.KILL, ONLY::kill)
                .on(Fault.RESTART, ONLY::restart)
                .on(Fault.REFUSE_WRITES, () -> ONLY.refusing = true)
                .on(Fault.ALLOW_WRITES, () -> ONLY.refusing = false)
                .on(Fault.WIPE, () -> ONLY.forget(""))
                .on(Fault.FLUSH_NEIGHBOURS, () -> ONLY.forget(NEIGHBOURS))
                .on(Fault.GARBLE, namespace -> ONLY.put(namespace + "|MAINTENANCE_MODE_STATUS", GARBAGE));
    }

    synchronized HostPort address() {
        if (port == 0) {
            listen();
        }
        return new HostPort("127.0.0.1", port);
    }

    private synchronized void listen() {
        try {
            ServerSocket socket = port == 0 ? bindAnywhere() : bind(port);
            port = socket.getLocalPort();
            listener = socket;
            acceptor = DaemonThreads.create("tck-sample-server", () -> accept(socket));
            acceptor.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a port that no system gives to a client: one that is killed gets its own back. */
    private static ServerSocket bindAnywhere() throws IOException {
        int first = ThreadLocalRandom.current().nextInt(10_000, 30_000);
        for (int next = first; ; next++) {
            try {
                return bind(next);
            } catch (BindException taken) {
                if (next > first + 100) {
                    throw taken;
                }
            }
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        return socket;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                clients.add(client);
                DaemonThreads.create("tck-sample-client", () -> serve(client)).start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            SampleConnection connection = SampleConnection.of(client.getInputStream(), client.getOutputStream());
            try {
                while (true) {
                    answer(
                            connection,
                            connection.in().readByte(),
                            connection.in().readUTF());
                }
            } finally {
                subscribers.remove(connection);
            }
        } catch (IOException | InterruptedException gone) {
            clients.remove(client);
        }
    }

    private void answer(SampleConnection line, int command, String name) throws IOException, InterruptedException {
        byte[] first = command == SampleConnection.REPLACE || command == SampleConnection.PUT ? line.bytes() : null;
        byte[] second = command == SampleConnection.REPLACE ? line.bytes() : null;
        awaitResume();
        if (command == SampleConnection.GET) {
            line.bytes(get(name)).send();
        } else if (command == SampleConnection.SUBSCRIBE) {
            subscribers.add(line);
            line.say(SampleConnection.YES);
        } else if (refusing) {
            line.say(SampleConnection.REFUSED);
        } else if (second != null) {
            line.say(replace(name, first, second) ? SampleConnection.YES : SampleConnection.NO);
        } else {
            write(name, first);
            line.say(SampleConnection.YES);
        }
    }

    private void write(String name, byte @Nullable [] bytes) {
        if (bytes == null) {
            forget(name);
        } else {
            put(name, bytes);
        }
    }

    private synchronized void awaitResume() throws InterruptedException {
        while (hung) {
            wait();
        }
    }

    private synchronized void hang(boolean now) {
        hung = now;
        notifyAll();
    }

    private synchronized void kill() throws IOException, InterruptedException {
        up = false;
        Objects.requireNonNull(listener).close();
        Objects.requireNonNull(acceptor).join(); // as long as it waits, the port is taken
        for (Socket client : clients) {
            client.close();
        }
    }

    private synchronized void restart() throws IOException, InterruptedException {
        kill();
        restarts.incrementAndGet();
        listen();
        up = true;
    }

    private synchronized byte @Nullable [] get(String name) {
        return records.get(name);
    }

    private synchronized void put(String name, byte[] bytes) {
        records.put(name, bytes);
        hint();
    }

    private synchronized boolean replace(String name, byte @Nullable [] expected, byte[] update) {
        byte[] stored = records.get(name);
        String seen = stored == null ? null : EntryBytes.decode(stored);
        if (!Objects.equals(seen, expected == null ? null : new String(expected, StandardCharsets.UTF_8))) {
            return false;
        }
        put(name, update);
        return true;
    }

    private synchronized void forget(String prefix) {
        records.keySet().removeIf(name -> name.startsWith(prefix));
        hint();
    }

    /** Nobody hears of anything while it hangs; afterwards everybody does. */
    private void hint() {
        for (SampleConnection subscriber : hung ? Set.<SampleConnection>of() : subscribers) {
            try {
                subscriber.say(SampleConnection.HINT);
            } catch (IOException gone) {
                subscribers.remove(subscriber);
            }
        }
    }
}
