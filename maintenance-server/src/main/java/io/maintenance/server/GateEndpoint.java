// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.MaintenanceMode;
import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Gate;
import io.maintenance.http.Header;
import io.maintenance.http.RequestView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What proxies ask for each request, answered from memory: {@code /gate/PROXY} says whether it is let in (200, empty) or not, and
 * {@code /page/PROXY} is the page itself. Thread-safe.
 */
final class GateEndpoint {

    private static final String GATE = "/gate/";
    private static final String PAGE = "/page/";
    private static final Header OFF = new Header("X-Maintenance-Mode", "off");
    private static final Header BYPASS = new Header("X-Maintenance-Mode", "bypass");
    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    /** Where nginx goes on with a request that its second step lets in. Fixed, and never from the request. */
    private static final Header GO_ON = new Header("X-Accel-Redirect", "@app");

    private static final Pattern NAME =
            Pattern.compile("(?<proxy>[a-z]+)(?::(?<scope>[a-z0-9][a-z0-9_-]{0,63}))?(?<rest>[/?].*)?");

    private final Gate gate;
    private final Gate scoped;

    /**
     * Creates it.
     *
     * @param gate decides about those whose scope is found by host and path
     * @param maintenance the switch, for those whose proxy names a scope: {@code /gate/nginx:store-a}
     */
    GateEndpoint(Gate gate, MaintenanceMode maintenance) {
        this.gate = gate;
        this.scoped =
                Gate.builder(maintenance).scope(GateEndpoint::scopeThatIsTold).build();
    }

    private static @Nullable String scopeThatIsTold(RequestView request) {
        return request instanceof ForwardedRequestView forwarded ? forwarded.scope() : null;
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
        Matcher parts = NAME.matcher(rest);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String behind = parts.group("rest");
        String target = behind == null || behind.startsWith("?") ? "/" : behind;
        return ProxyPreset.of(parts.group("proxy"))
                .map(preset -> new ForwardedRequestView(request, preset, parts.group("scope"), target));
    }

    private Decision decide(ForwardedRequestView request) {
        return (request.scope() == null ? gate : scoped).decide(request);
    }

    private ServerResponse verdict(ForwardedRequestView request) {
        Decision decision = decide(request);
        if (decision instanceof Answer answer) {
            return isSuccess(answer) ? passed(List.of(BYPASS)) : response(status(answer, request.preset()), answer);
        }
        return passed(decision.headers());
    }

    private ServerResponse page(ForwardedRequestView request) {
        Decision decision = decide(request);
        if (decision instanceof Answer answer) {
            return response(answer.status(), answer);
        }
        List<Header> headers = new ArrayList<>(decision.headers());
        if (request.preset() == ProxyPreset.NGINX) {
            headers.add(GO_ON);
        }
        return passed(headers);
    }

    /** The bypass link is answered with a redirect, which every proxy hands on. */
    private static int status(Answer answer, ProxyPreset preset) {
        return answer.status() / 100 == 3 ? answer.status() : preset.denied(answer.status());
    }

    /** A preflight that the gate answers itself: to a proxy a success means that the application is to be asked. */
    private static boolean isSuccess(Answer answer) {
        return answer.status() / 100 == 2;
    }

    private static ServerResponse response(int status, Answer answer) {
        return new ServerResponse(status, answer.headers(), answer.body());
    }

    /** Proxies look at the mode, because a status alone may come from anybody on the way. */
    private static ServerResponse passed(List<Header> given) {
        List<Header> headers = new ArrayList<>(given);
        if (headers.stream().noneMatch(each -> each.name().equals(OFF.name()))) {
            headers.add(OFF);
        }
        if (!headers.contains(NO_STORE)) {
            headers.add(NO_STORE);
        }
        return new ServerResponse(200, headers, ByteBuffer.allocate(0));
    }
}
