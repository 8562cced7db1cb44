// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request that goes on asynchronously with a response that no cache keeps, where the container would take the bare one. */
final class UncachedRequest extends HttpServletRequestWrapper {

    private final UncachedResponse response;

    UncachedRequest(HttpServletRequest request, UncachedResponse response) {
        super(request);
        this.response = response;
    }

    @Override
    public AsyncContext startAsync() {
        return startAsync(getRequest(), response);
    }
}
