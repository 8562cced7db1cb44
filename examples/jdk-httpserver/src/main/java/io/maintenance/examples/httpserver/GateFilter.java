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

/** Asks the gate before each exchange. Thread-safe. */
final class GateFilter extends Filter {

    private static final int NO_BODY = -1;
    private static final int MOST_DRAINED = 32 << 20;

    private final Gate gate;

    GateFilter(Gate gate) {
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

    /** The server counts the bytes itself, and wants to be told of none with -1. */
    private static void send(Answer answer, HttpExchange exchange) throws IOException {
        try (exchange) {
            drain(exchange.getRequestBody());
            exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? NO_BODY : answer.length());
            if (answer.length() > 0) {
                answer.writeTo(exchange.getResponseBody());
            }
        }
    }

    /** This server cuts a client off that is still sending, which then sees a broken connection in place of the answer. */
    private static void drain(InputStream body) throws IOException {
        byte[] part = new byte[8192];
        int left = MOST_DRAINED;
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = body.read(part);
        }
    }

    private static void addHeaders(List<Header> headers, HttpExchange exchange) {
        for (Header header : headers) {
            exchange.getResponseHeaders().add(header.name(), header.value());
        }
    }
}
