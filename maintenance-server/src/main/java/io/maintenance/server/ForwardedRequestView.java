// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.http.RequestTarget;
import io.maintenance.http.RequestView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request that a proxy asks about. What the proxy says twice, or not at all, is not known: then no path is excluded and no
 * address is let through.
 *
 * @param asked the proxy's own request
 * @param preset how this proxy tells
 * @param scope the scope that the proxy names; {@code null}: it is found by host and path
 * @param rest what stands behind the path of the gate, with the query
 */
record ForwardedRequestView(RequestView asked, ProxyPreset preset, @Nullable String scope, String rest)
        implements RequestView {

    private static final Set<String> OF_PROXY =
            Set.of("x-forwarded-proto", "x-original-method", "x-original-uri", "x-original-host");

    /** What no path of an application is, so that no pattern matches. */
    private static final String NO_TARGET = "/\\";

    /** The proxy leaves the body out itself for {@code HEAD}; the length that it is told is that of a body which is there. */
    @Override
    public String method() {
        String name = preset.method();
        String told = name == null ? asked.method() : single(name);
        return told == null ? "" : told.equals("HEAD") ? "GET" : told;
    }

    @Override
    public @Nullable String path() {
        return target().path();
    }

    @Override
    public String rawPath() {
        return target().rawPath();
    }

    @Override
    public @Nullable String query() {
        return target().query();
    }

    private RequestTarget target() {
        String name = preset.target();
        String told = name == null ? rest : single(name);
        return new RequestTarget(told == null || !told.startsWith("/") ? NO_TARGET : told);
    }

    /** The proxy's own headers are not the client's; what its peer said of the addresses before it is the peer's word. */
    @Override
    public List<String> headers(String name) {
        if (name.equalsIgnoreCase(ProxyPreset.CLIENT)) {
            String told = addresses();
            return told.contains(",") ? List.of(told.substring(0, told.lastIndexOf(','))) : List.of();
        }
        return OF_PROXY.contains(name.toLowerCase(Locale.ROOT)) ? List.of() : asked.headers(name);
    }

    /** The last address: the proxy's own peer, which it adds itself. */
    @Override
    public @Nullable String remoteAddress() {
        String told = addresses();
        String last = told.substring(told.lastIndexOf(',') + 1).strip();
        return last.isEmpty() ? null : last;
    }

    private String addresses() {
        String told = single(ProxyPreset.CLIENT);
        return told == null ? "" : told;
    }

    @Override
    public @Nullable String host() {
        return single(preset.host());
    }

    @Override
    public boolean secure() {
        return "https".equalsIgnoreCase(single(ProxyPreset.SCHEME));
    }

    @Override
    public String protocol() {
        return asked.protocol();
    }

    private @Nullable String single(String header) {
        List<String> lines = asked.headers(header);
        return lines.size() == 1 ? lines.get(0).strip() : null;
    }
}
