// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one listener, in the format of server-sent events. Of what a slow reader did not take yet only the latest state is
 * kept. An adapter either waits in {@link #take}, or sets {@link #onReady} and polls; it closes the stream when its client is gone.
 * Thread-safe.
 */
public final class EventStream implements AutoCloseable {

    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final BooleanSupplier grant;
    private final Consumer<EventStream> whenClosed;
    private byte @Nullable [] next;
    private long number = -1;
    private boolean ended;
    private Runnable wake = () -> {};

    /**
     * Creates the stream of a listener who has nothing to read yet.
     *
     * @param grant whether its reader may still read
     * @param whenClosed called once, when it ends
     */
    EventStream(BooleanSupplier grant, Consumer<EventStream> whenClosed) {
        this.grant = grant;
        this.whenClosed = whenClosed;
    }

    /**
     * Sets what is called when there is something to {@link #poll}, or the stream has ended; and calls it now if that is so already.
     * It runs on a thread that others need: it must not block.
     */
    public void onReady(Runnable call) {
        boolean now;
        synchronized (this) {
            wake = call;
            now = next != null || ended;
        }
        if (now) {
            call.run();
        }
    }

    /** Returns what is to be written now, which nobody may change; empty if there is nothing. Does not wait. */
    public synchronized Optional<byte[]> poll() {
        byte[] taken = next;
        next = null;
        return Optional.ofNullable(taken);
    }

    /** Waits for what is to be written next; empty if the stream has ended. */
    public synchronized Optional<byte[]> take() throws InterruptedException {
        while (next == null && !ended) {
            wait();
        }
        return poll();
    }

    /**
     * Returns {@code true} if nothing will come any more: the client goes, the API was closed, or the token or session that it was opened
     * with has ended.
     */
    public synchronized boolean isEnded() {
        return ended;
    }

    /** Ends the stream, and returns the response in its place: for adapters that cannot carry one more. */
    public AdminResponse refuse() {
        close();
        return StateFeed.full().problem().response();
    }

    /** Ends the stream. Idempotent. */
    @Override
    public void close() {
        Runnable call;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            next = null;
            call = wake;
            notifyAll();
        }
        whenClosed.accept(this);
        try {
            call.run();
        } catch (RuntimeException gone) {
            return; // its adapter failed, and has nothing to write any more
        }
    }

    boolean isGranted() {
        return grant.getAsBoolean();
    }

    /** Replaces what was not read yet by a newer state; an older one, which was overtaken on its way, is dropped. */
    void offer(StateEvent event) {
        Runnable call;
        synchronized (this) {
            if (ended || event.number() <= number) {
                return;
            }
            number = event.number();
            call = put(event.bytes());
        }
        call.run();
    }

    /** Sends a comment, so that neither end nor a proxy between takes the connection for dead. */
    void beat() {
        Runnable call;
        synchronized (this) {
            if (ended || next != null) {
                return;
            }
            call = put(HEARTBEAT);
        }
        call.run();
    }

    private Runnable put(byte[] bytes) {
        next = bytes;
        notifyAll();
        return wake;
    }
}
