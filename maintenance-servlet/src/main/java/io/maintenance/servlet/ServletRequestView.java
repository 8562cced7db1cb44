// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import io.maintenance.http.RequestTarget;
import io.maintenance.http.RequestView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A servlet request as the gate sees it.
 *
 * @param request never asked for parameters: that would read the body of a form, which the application then finds empty
 */
record ServletRequestView(HttpServletRequest request) implements RequestView {

    @Override
    public String method() {
        return request.getMethod();
    }

    /**
     * What the container routes on, unless a framework may route on something else: {@code /secret/../health} is
     * {@code /health} for the container, and below {@code /secret} for Spring.
     */
    @Override
    public @Nullable String path() {
        if (new RequestTarget(rawPath()).path() == null) {
            return null;
        }
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    @Override
    public String rawPath() {
        return request.getRequestURI();
    }

    @Override
    public @Nullable String query() {
        return request.getQueryString();
    }

    @Override
    public List<String> headers(String name) {
        Enumeration<String> values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }

    @Override
    public @Nullable String remoteAddress() {
        return request.getRemoteAddr();
    }

    @Override
    public @Nullable String host() {
        return request.getServerName();
    }

    @Override
    public boolean secure() {
        return request.isSecure();
    }

    @Override
    public String protocol() {
        return request.getProtocol();
    }
}
