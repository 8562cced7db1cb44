// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import io.maintenance.admin.EventStream;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes events to one client on a thread of the container, which it holds only while it writes. Thread-safe. */
final class AsyncEventWriter implements AsyncListener {

    private static final long FOR_EVER = 0;

    private final EventStream events;
    private final AsyncContext context;
    private final ServletOutputStream out;

    /** How often something became ready since the last thread began; a thread writes while it is not zero. */
    private final AtomicInteger ready = new AtomicInteger();

    AsyncEventWriter(EventStream events, AsyncContext context, ServletOutputStream out) {
        this.events = events;
        this.context = context;
        this.out = out;
    }

    void start() {
        context.setTimeout(FOR_EVER);
        context.addListener(this);
        events.onReady(this::wake);
    }

    private void wake() {
        if (ready.getAndIncrement() == 0) {
            context.start(this::write);
        }
    }

    private void write() {
        try {
            int seen;
            do {
                seen = ready.get();
                for (Optional<byte[]> next = events.poll(); next.isPresent(); next = events.poll()) {
                    out.write(next.get());
                    out.flush();
                }
                if (events.isEnded()) {
                    complete();
                    return; // ready stays above zero, and so nobody writes any more
                }
            } while (!ready.compareAndSet(seen, 0));
        } catch (IOException gone) {
            events.close();
            complete();
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException done) {
            return; // the container saw first that the client is gone
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    /** The container goes on from here: no thread is to write or complete any more. */
    private void end() {
        ready.incrementAndGet();
        events.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
