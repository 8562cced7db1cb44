// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.jetty;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A shop that is always open: a page for people, and an answer for programs. */
public final class Shop extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Creates the shop; the container does. */
    public Shop() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (request.getRequestURI().startsWith("/api/")) {
            response.setContentType("application/json");
            response.getWriter().write("{\"orders\": []}\n");
            return;
        }
        response.setContentType("text/html; charset=utf-8");
        String address = request.getRequestURL().toString().replaceFirst("(//[^/]*/).*", "$1");
        response.getWriter().write(page().replace("{address}", address));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().write("Ordered.\n");
    }

    private static String page() throws IOException {
        try (InputStream in = Shop.class.getResourceAsStream("shop.html")) {
            if (in == null) {
                throw new IOException("shop.html is not beside this class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
