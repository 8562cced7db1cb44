// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.jdk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Gate;
import io.maintenance.http.Header;
import io.maintenance.http.Pass;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A filter that holds requests back while maintenance is on, and answers them itself. Add it to each context, before other
 * filters. Thread-safe.
 *
 * <pre>{@code
 * context.getFilters().add(new GateFilter(Gate.of(maintenance)));
 * }</pre>
 *
 * <p>What a rejected client still sends is read after the answer and thrown away, up to 32 MB and for 10 seconds, of 16 clients
 * at once. Each takes a thread of the server meanwhile. One that stops sending keeps it for as many seconds as the system
 * property {@code sun.net.httpserver.maxReqTime} says; without that, until it is gone.
 */
public final class GateFilter extends Filter {

    private static final int NO_BODY = -1;
    private static final int MAX_DRAINED_BYTES = 32 << 20;
    private static final long MAX_DRAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MAX_DRAINED_AT_ONCE = 16;

    private final Gate gate;
    private final Semaphore drains = new Semaphore(MAX_DRAINED_AT_ONCE);

    /** Creates a filter with a gate. */
    public GateFilter(Gate gate) {
        this.gate = Objects.requireNonNull(gate, "gate");
    }

    /** Returns {@code maintenance}. */
    @Override
    public String description() {
        return "maintenance";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Decision decision = gate.decide(new ExchangeRequestView(exchange));
        addHeaders(decision.headers(), exchange);
        if (decision instanceof Answer answer) {
            send(answer, exchange);
        } else if (decision instanceof Pass pass && pass.hasReserved()) {
            chain.doFilter(UncachedExchange.of(exchange, pass));
        } else {
            chain.doFilter(exchange);
        }
    }

    /** The server counts the bytes itself, and wants to be told of none with -1. The answer comes before the rest of a body. */
    private void send(Answer answer, HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? NO_BODY : answer.length());
            if (answer.length() > 0) {
                answer.writeTo(exchange.getResponseBody());
                exchange.getResponseBody().flush();
                drain(exchange.getRequestBody());
            }
        }
    }

    /** This server cuts a client off that is still sending, which then sees a broken connection in place of the answer. */
    private void drain(InputStream body) throws IOException {
        if (!drains.tryAcquire()) {
            return;
        }
        try {
            byte[] part = new byte[8192];
            int left = MAX_DRAINED_BYTES;
            long start = System.nanoTime();
            for (int read = 0; read >= 0 && left > 0 && System.nanoTime() - start < MAX_DRAIN_NANOS; left -= read) {
                read = body.read(part);
            }
        } finally {
            drains.release();
        }
    }

    private static void addHeaders(List<Header> headers, HttpExchange exchange) {
        for (Header header : headers) {
            exchange.getResponseHeaders().add(header.name(), header.value());
        }
    }
}
