// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers.spring;

import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Gate;
import org.springframework.core.io.buffer.DataBuffer;
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
        return decision instanceof Answer answer ? send(answer, response) : chain.filter(exchange);
    }

    private static Mono<Void> send(Answer answer, ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        byte[] body = new byte[answer.length()];
        answer.body().get(body);
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return body.length == 0 ? response.setComplete() : response.writeWith(Mono.just(buffer));
    }
}
