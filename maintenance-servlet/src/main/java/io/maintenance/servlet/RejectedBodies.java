// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import io.maintenance.http.Answer;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * The bodies of requests that were answered unread. A client that is still sending when the connection ends sees a broken
 * connection in place of the answer, unless somebody goes on taking what it sends: for a while, and not for everybody at once.
 * Thread-safe.
 */
final class RejectedBodies {

    /** Who sends more than this wants to be cut off. */
    static final int MOST_BYTES = 32 << 20;

    private static final int MOST_AT_ONCE = 200;

    /** Where the container cannot wait for data without a thread, each takes one. */
    private static final int MOST_THREADS = 4;

    private final DrainPermits places;
    private final Semaphore threads;
    private final LongSupplier nanoTime;

    RejectedBodies(int places, int threads, LongSupplier nanoTime) {
        this.places = new DrainPermits(places, nanoTime);
        this.threads = new Semaphore(threads);
        this.nanoTime = nanoTime;
    }

    static RejectedBodies limited() {
        return new RejectedBodies(MOST_AT_ONCE, MOST_THREADS, System::nanoTime);
    }

    /**
     * Sends an answer, and reads the body and throws it away. On HTTP/1 the answer goes first, so that a client that looks for it
     * can stop. On HTTP/2 it goes last: with its end Tomcat ends the stream, and the client sees an error in its place.
     */
    void answer(Answer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getProtocol().startsWith("HTTP/1")) {
            AnswerWriter.send(answer, response);
            response.flushBuffer();
            boolean ignored = isDrained(request, () -> {});
        } else if (isStatus(answer)) {
            AnswerWriter.sendStatus(answer, response);
        } else if (!isDrained(request, () -> AnswerWriter.send(answer, response))) {
            AnswerWriter.send(answer, response);
        }
    }

    /** What is sent when a body has ended. */
    @FunctionalInterface
    interface ResponseCompletion {

        void send() throws IOException;
    }

    /** A call of gRPC may never end its body. */
    private static boolean isStatus(Answer answer) {
        return answer.headers().stream().anyMatch(header -> header.name().equals("grpc-status"));
    }

    /** Returns {@code true} if the body is being read, and the answer sent after it. A client that waits for leave to send it sends nothing. */
    private boolean isDrained(HttpServletRequest request, ResponseCompletion last) {
        if (!mayBeSent(request) || request.getHeader("Expect") != null) {
            return false;
        }
        try {
            ServletInputStream body = request.getInputStream();
            return !hasArrived(request, body) && drainWhatComes(request, body, last);
        } catch (IOException | IllegalStateException gone) {
            return false; // with the client, or into the hands of a filter before this one
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

    private boolean drainWhatComes(HttpServletRequest request, ServletInputStream body, ResponseCompletion last)
            throws IOException {
        if (request.isAsyncSupported()) {
            Runnable release = places.tryTake();
            BodyDrain drain =
                    release == null ? BodyDrain.refused(body, nanoTime) : new BodyDrain(body, nanoTime, release);
            drain.start(request, last);
            return true;
        }
        if (threads.tryAcquire()) {
            new BodyDrain(body, nanoTime, threads::release).block();
        }
        return false;
    }
}
