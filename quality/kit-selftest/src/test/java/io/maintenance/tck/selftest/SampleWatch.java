// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.HostPort;
import io.maintenance.spi.Watch;
import io.maintenance.spi.support.DaemonThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A watch that keeps every rule: a subscription that asks for a sign of life, and comes back when it was cut off. */
class SampleWatch implements Watch, Runnable {

    private static final int SILENCE_MILLIS = 250;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    final SampleBackend backend;
    private final HostPort server;
    private final Runnable hint;
    private final Thread thread = DaemonThreads.create("sample-watch", this::listen);
    private final Socket none = new Socket();
    private volatile Socket socket = none;
    private volatile boolean open = true;
    private volatile boolean complete;

    SampleWatch(SampleBackend backend, Runnable hint) {
        this.backend = backend;
        this.server = Objects.requireNonNull(backend.address);
        this.hint = hint;
    }

    SampleWatch start() {
        thread.start();
        return this;
    }

    private void listen() {
        boolean first = true;
        while (open && (first || comesBack())) {
            first = false;
            try (Socket current = new Socket()) {
                socket = current;
                current.connect(new InetSocketAddress(server.host(), server.port()), SILENCE_MILLIS);
                listen(current);
            } catch (IOException cutOff) {
                complete = false;
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private void listen(Socket current) throws IOException {
        SampleConnection line = SampleConnection.of(current.getInputStream(), current.getOutputStream());
        current.setSoTimeout(SILENCE_MILLIS);
        line.ask(SampleConnection.SUBSCRIBE, "").send();
        boolean asked = true;
        while (open) {
            try {
                int heard = line.in().readByte();
                asked = false;
                if (!complete) {
                    complete = true;
                    begun();
                }
                if (heard == SampleConnection.HINT) {
                    run();
                }
            } catch (SocketTimeoutException silence) {
                complete &= !asked;
                asked = true;
                line.ask(SampleConnection.SUBSCRIBE, "").send();
            }
        }
    }

    /** Tells whether it tries again after it was cut off, or could not begin. */
    boolean comesBack() {
        return true;
    }

    /** Called when the watch has begun, and when it is back. */
    void begun() {
        run();
    }

    /** Called for each change of any entry. */
    @Override
    public void run() {
        synchronized (thread) {
            if (open) {
                tell();
            }
        }
    }

    /** Calls the hint. */
    void tell() {
        try {
            hint.run();
        } catch (RuntimeException | Error expected) {
            return; // the subscription goes on
        }
    }

    @Override
    public boolean isComplete() {
        return open && complete;
    }

    @Override
    public void close() {
        synchronized (thread) {
            open = false;
        }
        end();
    }

    final void end() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        DaemonThreads.end(thread, Duration.ofSeconds(1));
    }
}
