// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.httpserver;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Gate;
import io.maintenance.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Asks the gate before each exchange. Thread-safe. */
public final class GateFilter extends Filter {

    private static final int NO_BODY = -1;
    private static final int MOST_DRAINED = 32 << 20;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Gate gate;
    private final Semaphore draining = new Semaphore(16);

    /** Creates a filter with a gate. */
    public GateFilter(Gate gate) {
        this.gate = gate;
    }

    @Override
    public String description() {
        return "maintenance";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Decision decision = gate.decide(new ExchangeView(exchange));
        addHeaders(decision.headers(), exchange);
        if (decision instanceof Answer answer) {
            send(answer, exchange);
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

    /**
     * This server cuts a client off that is still sending, which then sees a broken connection in place of the answer. A few
     * are read to their end for some time; a client that just stops is left to {@code sun.net.httpserver.maxReqTime}.
     */
    private void drain(InputStream body) throws IOException {
        if (!draining.tryAcquire()) {
            return;
        }
        try {
            byte[] part = new byte[8192];
            int left = MOST_DRAINED;
            long start = System.nanoTime();
            for (int read = 0; read >= 0 && left > 0 && System.nanoTime() - start < LONGEST_NANOS; left -= read) {
                read = body.read(part);
            }
        } finally {
            draining.release();
        }
    }

    private static void addHeaders(List<Header> headers, HttpExchange exchange) {
        for (Header header : headers) {
            exchange.getResponseHeaders().add(header.name(), header.value());
        }
    }
}
