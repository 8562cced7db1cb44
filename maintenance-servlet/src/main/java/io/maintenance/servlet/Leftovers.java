// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * The bodies of requests that were answered unread. A client that is still sending when the connection ends sees a broken
 * connection in place of the answer, unless somebody goes on taking what it sends: for a while, and not for everybody at once.
 * Thread-safe.
 */
final class Leftovers {

    /** Who sends more than this wants to be cut off. */
    static final int MOST_BYTES = 32 << 20;

    private static final int MOST_AT_ONCE = 200;

    /** Where the container cannot wait for data without a thread, each takes one. */
    private static final int MOST_THREADS = 4;

    private final Semaphore places;
    private final Semaphore threads;
    private final LongSupplier nanoTime;

    Leftovers(int places, int threads, LongSupplier nanoTime) {
        this.places = new Semaphore(places);
        this.threads = new Semaphore(threads);
        this.nanoTime = nanoTime;
    }

    static Leftovers limited() {
        return new Leftovers(MOST_AT_ONCE, MOST_THREADS, System::nanoTime);
    }

    /** Reads the body and throws it away. A client that waits for leave to send it has the answer, and sends nothing. */
    void drain(HttpServletRequest request) {
        if (!mayBeSent(request) || request.getHeader("Expect") != null) {
            return;
        }
        try {
            ServletInputStream body = request.getInputStream();
            if (!hasArrived(request, body)) {
                drainWhatComes(request, body);
            }
        } catch (IOException | IllegalStateException gone) {
            return; // with the client, or into the hands of a filter before this one
        }
    }

    /** On HTTP/2 a body need not be announced. */
    private static boolean mayBeSent(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length > 0
                || request.getHeader("Transfer-Encoding") != null
                || (length < 0 && !request.getProtocol().startsWith("HTTP/1"));
    }

    /** Most forms come along with their head. Of chunks nothing is known: what is there may be half the length of one. */
    private static boolean hasArrived(HttpServletRequest request, ServletInputStream body) throws IOException {
        long length = request.getContentLengthLong();
        if (length > 0 && body.available() >= length) {
            body.skipNBytes(length);
            return true;
        }
        return body.isFinished();
    }

    private void drainWhatComes(HttpServletRequest request, ServletInputStream body) throws IOException {
        if (request.isAsyncSupported()) {
            boolean placed = places.tryAcquire();
            Drain drain = placed ? new Drain(body, nanoTime, places::release) : Drain.refused(body, nanoTime);
            drain.start(request);
        } else if (threads.tryAcquire()) {
            new Drain(body, nanoTime, threads::release).block();
        }
    }
}
