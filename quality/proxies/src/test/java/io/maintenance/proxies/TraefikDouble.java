// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A program that does what the documentation of Traefik 3 says of {@code forwardAuth}: it asks by {@code GET}, with the headers of
 * the client that are named and with {@code X-Forwarded-*} of its own. 2xx lets in, and what that says reaches the client in no way;
 * anything else is the client's answer, but for a body that is too large (401). Nobody there is a 500.
 */
final class TraefikDouble implements AutoCloseable {

    private final LoopbackListener listener;
    private final ProxyConfigurationDocument auth;
    private final int application;

    TraefikDouble(String configuration) throws IOException {
        ProxyConfigurationDocument http =
                ProxyConfigurationDocument.parse(configuration).at("http");
        auth = http.at(
                "middlewares/" + http.at("routers/application/middlewares/0").text() + "/forwardAuth");
        application = URI.create(http.at("services/application/loadBalancer/servers/0/url")
                        .text())
                .getPort();
        listener = new LoopbackListener(0, this::talk);
    }

    int port() {
        return listener.port();
    }

    private void talk(Socket connection) throws IOException {
        HttpCall call = ProxyExchange.read(connection);
        ProxyExchange.write(connection, call.method(), answer(call));
    }

    private HttpReply answer(HttpCall call) {
        URI address = URI.create(auth.at("address").text());
        HttpReply verdict;
        try {
            verdict = HttpConnection.ask(address.getPort(), question(call, address));
        } catch (IllegalStateException nobody) {
            return new HttpReply(500, Map.of(), "");
        }
        if (verdict.status() / 100 == 2) {
            return HttpConnection.ask(application, allowed(call, verdict));
        }
        boolean tooLarge = verdict.body().length()
                > Integer.parseInt(auth.at("maxResponseBodySize").text());
        return tooLarge ? new HttpReply(401, Map.of(), "") : denied(verdict, address);
    }

    private HttpCall question(HttpCall call, URI address) {
        if (!auth.at("trustForwardHeader").text().equals("false")) {
            throw new IllegalStateException("what clients say of themselves would count");
        }
        return ProxyExchange.about(
                        call,
                        "GET",
                        address.getPath(),
                        auth.at("authRequestHeaders").texts())
                .with("X-Forwarded-Method", call.method())
                .with("X-Forwarded-Proto", "http")
                .with("X-Forwarded-Host", ProxyExchange.header(call, "Host"))
                .with("X-Forwarded-Uri", call.target())
                .with("X-Forwarded-For", ProxyFixture.CLIENT);
    }

    private HttpCall allowed(HttpCall call, HttpReply verdict) {
        List<String> headers = new ArrayList<>(call.headers());
        for (String name : auth.at("authResponseHeaders").texts()) {
            headers.removeIf(each -> each.regionMatches(true, 0, name + ":", 0, name.length() + 1));
            headers.add(name + ": " + verdict.header(name.toLowerCase(Locale.ROOT)));
        }
        return new HttpCall(call.method(), call.target(), headers, call.body());
    }

    /** Without the setting, a relative redirect leads to the server that was asked. */
    private HttpReply denied(HttpReply verdict, URI address) {
        Map<String, String> headers = new LinkedHashMap<>(verdict.headers());
        if (!auth.at("preserveLocationHeader").text().equals("true")) {
            headers.computeIfPresent(
                    "location", (name, location) -> address.resolve(location).toString());
        }
        return new HttpReply(verdict.status(), headers, verdict.body());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
