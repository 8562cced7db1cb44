// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.jdk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import com.sun.net.httpserver.HttpsExchange;
import io.maintenance.http.Pass;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An exchange whose response no cache keeps: the headers of the pass stand, whatever the application says about caches. */
final class UncachedExchange extends HttpExchange {

    private final HttpExchange exchange;
    private final Pass pass;

    private UncachedExchange(HttpExchange exchange, Pass pass) {
        this.exchange = exchange;
        this.pass = pass;
    }

    /** Returns such an exchange, encrypted if this one is. */
    static HttpExchange of(HttpExchange exchange, Pass pass) {
        UncachedExchange uncached = new UncachedExchange(exchange, pass);
        return exchange instanceof HttpsExchange secure ? new UncachedHttpsExchange(uncached, secure) : uncached;
    }

    /** This is when the headers are sent: it does not matter by which of the many ways they were set. */
    @Override
    public void sendResponseHeaders(int status, long length) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.keySet().removeIf(pass::isReserved);
        pass.headers().stream()
                .filter(own -> pass.isReserved(own.name()))
                .forEach(own -> headers.add(own.name(), own.value()));
        exchange.sendResponseHeaders(status, length);
    }

    @Override
    public Headers getRequestHeaders() {
        return exchange.getRequestHeaders();
    }

    @Override
    public Headers getResponseHeaders() {
        return exchange.getResponseHeaders();
    }

    @Override
    public URI getRequestURI() {
        return exchange.getRequestURI();
    }

    @Override
    public String getRequestMethod() {
        return exchange.getRequestMethod();
    }

    @Override
    public HttpContext getHttpContext() {
        return exchange.getHttpContext();
    }

    @Override
    public void close() {
        exchange.close();
    }

    @Override
    public InputStream getRequestBody() {
        return exchange.getRequestBody();
    }

    @Override
    public OutputStream getResponseBody() {
        return exchange.getResponseBody();
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return exchange.getRemoteAddress();
    }

    @Override
    public int getResponseCode() {
        return exchange.getResponseCode();
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return exchange.getLocalAddress();
    }

    @Override
    public String getProtocol() {
        return exchange.getProtocol();
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return exchange.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        exchange.setAttribute(name, value);
    }

    @Override
    public void setStreams(@Nullable InputStream in, @Nullable OutputStream out) {
        exchange.setStreams(in, out);
    }

    @Override
    public @Nullable HttpPrincipal getPrincipal() {
        return exchange.getPrincipal();
    }
}
