// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Gate;
import io.maintenance.http.Header;
import io.maintenance.http.RequestView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What proxies ask for each request, answered from memory: {@code /gate/PROXY} says whether it is let in (200, empty) or not, and
 * {@code /page/PROXY} is the page itself. Thread-safe.
 */
final class GateEndpoint {

    private static final String GATE = "/gate/";
    private static final String PAGE = "/page/";
    private static final Header OFF = new Header("X-Maintenance-Mode", "off");
    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    /** Where nginx goes on with a request that its second step lets in. Fixed, and never from the request. */
    private static final Header GO_ON = new Header("X-Accel-Redirect", "@app");

    private static final int PAGE_STATUS = 503;

    private final Gate gate;

    GateEndpoint(Gate gate) {
        this.gate = gate;
    }

    /** Answers a request below {@code /gate/} or {@code /page/}; empty if there is no such proxy. */
    Optional<ServerResponse> answer(RequestView request) {
        String target = request.query() == null ? request.rawPath() : request.rawPath() + "?" + request.query();
        if (target.startsWith(GATE)) {
            return forwarded(request, target.substring(GATE.length())).map(this::verdict);
        }
        if (target.startsWith(PAGE)) {
            return forwarded(request, target.substring(PAGE.length())).map(this::page);
        }
        return Optional.empty();
    }

    private static Optional<ForwardedRequestView> forwarded(RequestView request, String rest) {
        int end = rest.indexOf('/');
        int query = rest.indexOf('?');
        int stop = end < 0 ? query : query < 0 ? end : Math.min(end, query);
        String name = stop < 0 ? rest : rest.substring(0, stop);
        String behind = stop < 0 || rest.charAt(stop) == '?' ? "/" : rest.substring(stop);
        return ProxyPreset.of(name).map(preset -> new ForwardedRequestView(request, preset, behind));
    }

    private ServerResponse verdict(ForwardedRequestView request) {
        Decision decision = gate.decide(request);
        return decision instanceof Answer answer
                ? denied(
                        answer,
                        isRedirect(answer) ? answer.status() : request.preset().denied())
                : passed(decision, List.of());
    }

    private ServerResponse page(ForwardedRequestView request) {
        Decision decision = gate.decide(request);
        if (decision instanceof Answer answer) {
            return denied(answer, isRedirect(answer) ? answer.status() : PAGE_STATUS);
        }
        return passed(decision, request.preset() == ProxyPreset.NGINX ? List.of(GO_ON) : List.of());
    }

    /** The bypass link is answered with a redirect, which every proxy hands on. */
    private static boolean isRedirect(Answer answer) {
        return answer.status() / 100 == 3;
    }

    private static ServerResponse denied(Answer answer, int status) {
        return new ServerResponse(status, answer.headers(), answer.body());
    }

    private static ServerResponse passed(Decision decision, List<Header> more) {
        List<Header> headers = new ArrayList<>(decision.headers());
        if (headers.isEmpty()) {
            headers.add(OFF);
        }
        if (!headers.contains(NO_STORE)) {
            headers.add(NO_STORE);
        }
        headers.addAll(more);
        return new ServerResponse(200, headers, ByteBuffer.allocate(0));
    }
}
