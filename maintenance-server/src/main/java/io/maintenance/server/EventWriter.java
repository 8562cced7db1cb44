// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.admin.EventStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/** Writes events to one client as fast as it reads them; holds no thread while it waits for either. */
final class EventWriter extends IteratingCallback {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final EventStream events;
    private final Response response;
    private final Callback callback;

    EventWriter(EventStream events, Response response, Callback callback) {
        this.events = events;
        this.response = response;
        this.callback = callback;
    }

    /** Begins; the status and the headers are those of the response. */
    void start() {
        events.onReady(this::iterate);
    }

    @Override
    protected Action process() {
        boolean ended = events.isEnded();
        Optional<byte[]> next = events.poll();
        if (next.isPresent()) {
            response.write(false, ByteBuffer.wrap(next.get()), this);
            return Action.SCHEDULED;
        }
        return ended ? Action.SUCCEEDED : Action.IDLE;
    }

    @Override
    protected void onCompleteSuccess() {
        response.write(true, NOTHING.duplicate(), callback);
    }

    @Override
    protected void onCompleteFailure(Throwable gone) {
        events.close();
        callback.failed(gone);
    }
}
