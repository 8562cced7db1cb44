// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers.spring;

import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Gate;
import io.maintenance.http.Pass;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The gate in front of WebFlux. Thread-safe. */
record GateWebFilter(Gate gate) implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Decision decision = gate.decide(new ReactiveRequestView(exchange.getRequest()));
        ServerHttpResponse response = exchange.getResponse();
        decision.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
        if (decision instanceof Pass pass && pass.hasReserved()) {
            response.beforeCommit(() -> Mono.fromRunnable(() -> keepOutOfCaches(response.getHeaders(), pass)));
        }
        return decision instanceof Answer answer ? send(answer, response) : chain.filter(exchange);
    }

    /** With the methods alone that the headers of Spring 6 and 7 both have. */
    private static void keepOutOfCaches(HttpHeaders headers, Pass pass) {
        HttpHeaders kept = new HttpHeaders();
        headers.forEach((name, values) -> {
            if (!pass.isReserved(name)) {
                kept.put(name, List.copyOf(values));
            }
        });
        headers.clear();
        kept.forEach(headers::put);
        pass.headers().forEach(own -> headers.set(own.name(), own.value()));
    }

    private static Mono<Void> send(Answer answer, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        byte[] body = new byte[answer.length()];
        answer.body().get(body);
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return body.length == 0 ? response.setComplete() : response.writeWith(Mono.just(buffer));
    }
}
