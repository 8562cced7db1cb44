// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How an application tells caches to keep an answer, in every way that there is. The query says how it answers. */
final class CacheableAnswer {

    private static final long TOMORROW = 4_000_000_000_000L;

    private CacheableAnswer() {}

    static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            tell(response);
            response.getWriter().write("application: path=/error-page");
            return;
        }
        switch (String.valueOf(request.getQueryString())) {
            case "exception" -> throw new ServletException("on purpose");
            case "async" -> complete(request.startAsync());
            case "dispatch" -> dispatch(request, response);
            default -> {
                tell(response);
                answerNow(request, response);
            }
        }
    }

    private static void answerNow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (String.valueOf(request.getQueryString())) {
            case "error" -> response.sendError(404);
            case "redirect" -> response.sendRedirect("/app/elsewhere");
            case "not-modified" -> response.setStatus(304);
            case "reset" -> {
                response.reset();
                tell(response);
                say(response);
            }
            default -> say(response);
        }
    }

    private static void complete(AsyncContext context) throws IOException {
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        tell(response);
        say(response);
        context.complete();
    }

    private static void dispatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            request.startAsync().dispatch();
        } else {
            tell(response);
            say(response);
        }
    }

    private static void say(HttpServletResponse response) throws IOException {
        response.getWriter().write("application: cached");
    }

    private static void tell(HttpServletResponse response) {
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.addHeader("cache-control", "s-maxage=3600");
        response.setDateHeader("Expires", TOMORROW);
        response.addDateHeader("Expires", TOMORROW);
        response.setHeader("CDN-Cache-Control", "max-age=3600");
        response.setHeader("Cloudflare-CDN-Cache-Control", "max-age=3600");
        response.setHeader("Surrogate-Control", "max-age=3600");
        response.setIntHeader("X-Accel-Expires", 3600);
        response.addIntHeader("X-Accel-Expires", 3600);
        response.setHeader("Edge-Control", "max-age=3600");
        response.setHeader("ETag", "\"1\"");
    }
}
