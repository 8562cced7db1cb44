// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A handler as a servlet, which the container routes to. */
public final class SampleHandlerServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final SampleHandler handler;

    /** Creates the servlet of a handler. */
    public SampleHandlerServlet(SampleHandler handler) {
        this.handler = handler;
    }

    /** Returns the pattern that it is mapped to. */
    public static String mapping(SampleHandler handler) {
        if (handler == SampleHandler.OTHER) {
            return "/";
        }
        return handler.servesBelow() ? handler.path() + "/*" : handler.path();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SampleHandler.CACHE_HEADERS.forEach(response::setHeader);
        response.getOutputStream().print(handler.text());
    }
}
