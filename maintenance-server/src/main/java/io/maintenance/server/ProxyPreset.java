// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a kind of proxy tells of the request that it asks about, and what it makes of the answer. */
enum ProxyPreset {
    /** {@code auth_request}: anything but 2xx, 401 and 403 becomes a 500, so that it is denied with 403 and shows the page in a second step. */
    NGINX("X-Original-Method", "X-Original-URI", "X-Original-Host", 403),
    /** {@code forward_auth}: the answer reaches the client as it is. */
    CADDY("X-Forwarded-Method", "X-Forwarded-Uri", "X-Forwarded-Host", null),
    /** {@code forwardAuth}: the answer reaches the client as it is. */
    TRAEFIK("X-Forwarded-Method", "X-Forwarded-Uri", "X-Forwarded-Host", null),
    /** {@code ext_authz} over HTTP: asks with the method and path of the request itself; an answer of 5xx would lose its body. */
    ENVOY(null, null, "Host", 403),
    /** Scripts and the Lua gate of HAProxy. */
    HAPROXY("X-Original-Method", "X-Original-URI", "X-Original-Host", null);

    /** Who the client is: the proxy sets it, and takes away what a client sent. */
    static final String CLIENT = "X-Forwarded-For";

    /** Whether the client's own connection is encrypted. */
    static final String SCHEME = "X-Forwarded-Proto";

    private final @Nullable String method;
    private final @Nullable String target;
    private final String host;
    private final @Nullable Integer denied;

    ProxyPreset(@Nullable String method, @Nullable String target, String host, @Nullable Integer denied) {
        this.method = method;
        this.target = target;
        this.host = host;
        this.denied = denied;
    }

    static Optional<ProxyPreset> of(String name) {
        return Stream.of(values()).filter(each -> each.label().equals(name)).findFirst();
    }

    /** Returns its name in paths. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the header with the method; {@code null}: the request is asked with it. */
    @Nullable
    String method() {
        return method;
    }

    /** Returns the header with the target; {@code null}: it follows the path of the gate. */
    @Nullable
    String target() {
        return target;
    }

    /** Returns the header with the host that was asked for. */
    String host() {
        return host;
    }

    /**
     * Returns the status with which it is denied.
     *
     * @param status what the client is to get
     */
    int denied(int status) {
        return denied == null ? status : denied;
    }
}
