// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.proxy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A proxy, or a part of one, for which there is a configuration. */
public enum ProxyKind {
    NGINX("nginx.conf", "nginx", MirrorUse.POSSIBLE),
    HAPROXY("haproxy.cfg", "haproxy", MirrorUse.NEEDED),
    /** The script that the configuration of HAProxy loads. */
    HAPROXY_LUA("haproxy.lua", "haproxy", MirrorUse.NONE),
    CADDY("caddy.caddyfile", "caddy", MirrorUse.POSSIBLE),
    APACHE("apache.conf", "apache", MirrorUse.NEEDED),
    TRAEFIK("traefik.yaml", "traefik", MirrorUse.NONE),
    ENVOY("envoy.yaml", "envoy", MirrorUse.NONE);

    private enum MirrorUse {
        NONE,
        POSSIBLE,
        NEEDED
    }

    private final String template;
    private final String gate;
    private final MirrorUse mirror;

    ProxyKind(String template, String gate, MirrorUse mirror) {
        this.template = template;
        this.gate = gate;
        this.mirror = mirror;
    }

    /** Returns the proxy of that name, or empty. */
    public static Optional<ProxyKind> of(String name) {
        return Stream.of(values()).filter(each -> each.label().equals(name)).findFirst();
    }

    /** Returns its name in commands: {@code haproxy-lua}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns {@code true} if it obeys the mirrors only. */
    public boolean needsMirror() {
        return mirror == MirrorUse.NEEDED;
    }

    /** Returns {@code true} if it can obey the mirrors. */
    public boolean readsMirror() {
        return mirror != MirrorUse.NONE;
    }

    /** Returns {@code true} if its site can be told to be of one scope. */
    public boolean knowsScopes() {
        return this != HAPROXY && this != HAPROXY_LUA;
    }

    /** Returns its name in the paths of the gate. */
    String gate() {
        return gate;
    }

    /** Returns the name of the resource with its template. */
    String template() {
        return template;
    }
}
