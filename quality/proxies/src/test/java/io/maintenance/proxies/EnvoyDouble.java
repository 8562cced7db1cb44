// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that does what the documentation of Envoy's {@code ext_authz} over HTTP says: it asks with the method of the request,
 * behind a prefix of its path, with the headers that are named. 200 alone lets in; 5xx or nobody there is an error, for which a
 * policy stands; anything else is the client's answer, whose status the local reply configuration changes.
 */
final class EnvoyDouble implements AutoCloseable {

    private static final List<String> ALWAYS = List.of("Host", "Authorization");

    private final LoopbackListener listener;
    private final ProxyConfigurationDocument manager;
    private final ProxyConfigurationDocument filter;
    private final ProxyConfigurationDocument clusters;

    EnvoyDouble(String configuration) throws IOException {
        ProxyConfigurationDocument resources =
                ProxyConfigurationDocument.parse(configuration).at("static_resources");
        manager = resources.at("listeners/0/filter_chains/0/filters/0/typed_config");
        filter = manager.at("http_filters/0/typed_config");
        clusters = resources.at("clusters");
        listener = new LoopbackListener(0, this::talk);
    }

    int port() {
        return listener.port();
    }

    private void talk(Socket connection) throws IOException {
        HttpCall call = ProxyExchange.read(connection);
        ProxyExchange.write(connection, call.method(), answer(appended(call)));
    }

    /** With {@code use_remote_address}, the client's address is added to whatever the client says. */
    private HttpCall appended(HttpCall call) {
        List<String> headers = new ArrayList<>(call.headers());
        String told = ProxyExchange.header(call, "X-Forwarded-For");
        headers.removeIf(each -> each.startsWith("x-forwarded-"));
        headers.add("x-forwarded-for: " + (told.isEmpty() ? "" : told + ",") + ProxyFixture.CLIENT);
        headers.add("x-forwarded-proto: http");
        return new HttpCall(call.method(), call.target(), headers, call.body());
    }

    private HttpReply answer(HttpCall call) {
        HttpReply verdict;
        try {
            verdict = HttpConnection.ask(port(1), question(call));
        } catch (IllegalStateException nobody) {
            return failed(call);
        }
        if (verdict.status() == 200) {
            return allowed(call, verdict);
        }
        return verdict.status() / 100 == 5 ? failed(call) : mapped(verdict);
    }

    private HttpCall question(HttpCall call) {
        List<String> names = new ArrayList<>(ALWAYS);
        names.addAll(filter.at("allowed_headers/patterns").exact());
        String prefix = filter.at("http_service/path_prefix").text();
        return ProxyExchange.about(call, call.method(), prefix + call.target(), names);
    }

    private HttpReply failed(HttpCall call) {
        return filter.at("failure_mode_allow").text().equals("true")
                ? HttpConnection.ask(port(0), call)
                : new HttpReply(503, Map.of(), "");
    }

    private HttpReply allowed(HttpCall call, HttpReply verdict) {
        HttpReply reply = HttpConnection.ask(port(0), call);
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        String granted = "http_service/authorization_response/allowed_client_headers_on_success/patterns";
        for (String name : filter.at(granted).exact()) {
            String value = verdict.header(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new HttpReply(reply.status(), headers, reply.body());
    }

    private HttpReply mapped(HttpReply verdict) {
        ProxyConfigurationDocument mapper = manager.at("local_reply_config/mappers/0");
        String from = mapper.at("filter/and_filter/filters/1/status_code_filter/comparison/value/default_value")
                .text();
        boolean maps = Integer.parseInt(from) == verdict.status();
        int status = maps ? Integer.parseInt(mapper.at("status_code").text()) : verdict.status();
        return new HttpReply(status, verdict.headers(), verdict.body());
    }

    private int port(int cluster) {
        String endpoint = "/load_assignment/endpoints/0/lb_endpoints/0/endpoint/address/socket_address/port_value";
        return Integer.parseInt(clusters.at(cluster + endpoint).text());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
