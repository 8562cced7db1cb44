// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;

/** An application that says what it got. Its answers begin with {@code application:}, so that a test knows who answered. */
final class SampleServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Hands over each asynchronous request, which then waits for its latch. */
    static final SynchronousQueue<CountDownLatch> WAITING = new SynchronousQueue<>();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getServletPath()) {
            case "/form" -> say(response, "field=" + request.getParameter("field"));
            case "/size" -> say(response, "bytes=" + size(request));
            case "/forward" -> request.getRequestDispatcher("/target").forward(request, response);
            case "/missing" -> response.sendError(404);
            case "/async" -> async(request, response);
            case "/cached", "/error-page" -> CacheableAnswer.answer(request, response);
            default -> say(response, "path=" + request.getServletPath());
        }
    }

    private static void say(HttpServletResponse response, String what) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().write("application: " + what);
    }

    private static long size(HttpServletRequest request) throws IOException {
        return request.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Begins, waits on another thread until the test has done something, and is dispatched once more. */
    private static void async(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            say(response, "after waiting");
            return;
        }
        AsyncContext context = request.startAsync();
        context.start(() -> {
            try {
                CountDownLatch latch = new CountDownLatch(1);
                WAITING.put(latch);
                latch.await();
                context.dispatch();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
