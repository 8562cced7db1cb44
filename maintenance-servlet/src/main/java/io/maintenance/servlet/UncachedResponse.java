// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import io.maintenance.http.Pass;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Objects;

/**
 * A response that no cache keeps: the headers of the pass stand, whatever the application says about caches. In one request many
 * such responses may wrap each other, which harms nothing.
 */
final class UncachedResponse extends HttpServletResponseWrapper {

    private static final String ATTRIBUTE = UncachedResponse.class.getName();

    private final Pass pass;

    private UncachedResponse(HttpServletResponse response, Pass pass) {
        super(response);
        this.pass = pass;
    }

    /** Returns a response with the headers of the pass, and remembers the pass in the request. */
    static UncachedResponse of(Pass pass, HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(ATTRIBUTE, pass);
        UncachedResponse uncached = new UncachedResponse(response, pass);
        uncached.setOwnHeaders();
        return uncached;
    }

    /**
     * Returns the response for the error page of a request, which containers hand on without wrappers, and some without the headers
     * that it had.
     */
    static HttpServletResponse again(HttpServletRequest request, HttpServletResponse response) {
        return request.getAttribute(ATTRIBUTE) instanceof Pass pass ? of(pass, request, response) : response;
    }

    @Override
    public void setHeader(String name, String value) {
        if (isFree(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isFree(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (isFree(name)) {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (isFree(name)) {
            super.addDateHeader(name, date);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (isFree(name)) {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (isFree(name)) {
            super.addIntHeader(name, value);
        }
    }

    @Override
    public void reset() {
        super.reset();
        setOwnHeaders();
    }

    /** To the wrapped response, which takes them. */
    private void setOwnHeaders() {
        AnswerWriter.addHeaders(pass.headers(), (HttpServletResponse) getResponse());
    }

    private boolean isFree(String name) {
        return !pass.isReserved(Objects.requireNonNullElse(name, ""));
    }
}
