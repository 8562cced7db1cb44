// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of a request without a thread that waits for it, up to a size and within a time. One that does not come is a
 * stream that cannot be read.
 */
final class BodyCollector implements Runnable {

    private final Request request;
    private final ServerLimits limits;
    private final Consumer<InputStream> answer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile Scheduler.@Nullable Task deadline;

    /**
     * Creates a collector.
     *
     * @param answer is called once, on a thread that may block
     */
    BodyCollector(Request request, ServerLimits limits, Consumer<InputStream> answer) {
        this.request = request;
        this.limits = limits;
        this.answer = answer;
    }

    void start() {
        deadline = request.getComponents()
                .getScheduler()
                .schedule(this::late, limits.request().toMillis(), TimeUnit.MILLISECONDS);
        run();
    }

    /** Takes what is there, and comes back when there is more. */
    @Override
    public void run() {
        while (!done.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                end(failed(new IOException("the body broke off", chunk.getFailure())));
                return;
            }
            boolean last = add(chunk);
            if (last || bytes.size() > limits.bodyBytes()) {
                end(new ByteArrayInputStream(bytes.toByteArray()));
            }
        }
    }

    private boolean add(Content.Chunk chunk) {
        ByteBuffer buffer = chunk.getByteBuffer();
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        bytes.writeBytes(part);
        boolean last = chunk.isLast();
        chunk.release();
        return last;
    }

    private void late() {
        end(failed(new IOException("the body did not come within " + limits.request())));
    }

    private void end(InputStream body) {
        if (!done.getAndSet(true)) {
            Scheduler.Task pending = deadline;
            if (pending != null) {
                pending.cancel();
            }
            request.getComponents().getExecutor().execute(() -> answer.accept(body));
        }
    }

    private static InputStream failed(IOException why) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw why;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw why;
            }
        };
    }
}
