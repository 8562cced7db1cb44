// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body and throws it away, up to a number of bytes and for a time. It holds a thread only while there is something to
 * read. Used for one request.
 *
 * <p>On HTTP/1 a body that takes too long ends with an exception from {@link #onDataAvailable}, and not as one that was read:
 * Tomcat would go on reading the rest by itself, with a thread and without a limit of time.
 */
final class BodyDrain implements ReadListener, AsyncListener {

    /** How long a body is read. */
    static final long LONGEST_NANOS = Duration.ofSeconds(10).toNanos();

    /** The container's own limit for a client that sends nothing comes first, and ends the connection. */
    private static final Duration LAST_RESORT = Duration.ofMinutes(2);

    private final ServletInputStream body;
    private final LongSupplier nanoTime;
    private final Runnable release;
    private final long deadline;
    private final AtomicBoolean released = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final byte[] part = new byte[8192];
    private int left = RejectedBodies.MOST_BYTES;
    private boolean stream;
    private @Nullable AsyncContext context;
    private RejectedBodies.@Nullable ResponseCompletion last;

    /** Begins now. */
    BodyDrain(ServletInputStream body, LongSupplier nanoTime, Runnable release) {
        this.body = body;
        this.nanoTime = nanoTime;
        this.release = release;
        this.deadline = nanoTime.getAsLong() + LONGEST_NANOS;
    }

    /** Returns one that ends as soon as there is something to read. */
    static BodyDrain refused(ServletInputStream body, LongSupplier nanoTime) {
        BodyDrain drain = new BodyDrain(body, nanoTime, () -> {});
        drain.left = 0;
        return drain;
    }

    /**
     * Reads whenever something has come, on threads of the container, and replies when there is no more.
     *
     * @throws IllegalStateException if the request cannot go on asynchronously; nothing is sent then
     */
    void start(HttpServletRequest request, RejectedBodies.ResponseCompletion sending) throws IOException {
        AsyncContext started;
        try {
            started = request.startAsync();
        } catch (IllegalStateException refused) {
            releaseOnce();
            throw refused;
        }
        context = started;
        last = sending;
        stream = !request.getProtocol().startsWith("HTTP/1");
        started.setTimeout(stream ? Duration.ofNanos(LONGEST_NANOS).toMillis() : LAST_RESORT.toMillis());
        started.addListener(this);
        try {
            body.setReadListener(this);
        } catch (IllegalStateException refused) {
            end();
        }
    }

    /** Reads on this thread; between two reads somebody looks at the clock, and the container limits each read. */
    void block() throws IOException {
        try {
            boolean more = true;
            while (more) {
                more = take(body.read(part));
            }
        } finally {
            end();
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (body.isReady() && !body.isFinished()) {
            int read = body.read(part);
            if (read >= 0 && !take(read)) {
                if (stream) {
                    end();
                    return;
                }
                throw new IOException("The client goes on sending what nobody reads");
            }
        }
    }

    @Override
    public void onAllDataRead() {
        end();
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        releaseOnce();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    /** Returns {@code true} if to read on. */
    private boolean take(int read) {
        left -= Math.max(read, 0);
        return read >= 0 && left > 0 && nanoTime.getAsLong() - deadline < 0;
    }

    private void end() {
        releaseOnce();
        AsyncContext started = context;
        RejectedBodies.ResponseCompletion sending = last;
        if (started == null || sending == null || !ended.compareAndSet(false, true)) {
            return;
        }
        try {
            sending.send();
            started.complete();
        } catch (IOException | IllegalStateException gone) {
            return; // the container knows that the client is
        }
    }

    private void releaseOnce() {
        if (released.compareAndSet(false, true)) {
            release.run();
        }
    }
}
