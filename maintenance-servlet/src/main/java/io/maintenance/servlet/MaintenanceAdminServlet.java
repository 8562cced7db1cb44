// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.AdminApi;
import io.maintenance.admin.AdminResponse;
import io.maintenance.admin.AdminSettings;
import io.maintenance.admin.EventStream;
import io.maintenance.http.Gate;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The admin API as a servlet, see {@code docs/admin.md}. Map it to {@code /api/v1/*} and to the other paths of the API, with support
 * for asynchronous requests, as {@link #addTo} does. It needs {@code io.maintenance:maintenance-admin}, which the filter alone does not.
 *
 * <p>Made without arguments, it takes the switch that stands in the servlet context under {@link MaintenanceFilter#ATTRIBUTE}, where the
 * filter puts it. Thread-safe.
 */
public final class MaintenanceAdminServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private transient @Nullable AdminApi api;

    /** Creates a servlet that finds its switch when the container initialises it. */
    public MaintenanceAdminServlet() {}

    /** Creates a servlet with an API, which ends with it. */
    public MaintenanceAdminServlet(AdminApi api) {
        this.api = Objects.requireNonNull(api, "api");
    }

    /** Adds a servlet to an application that is starting, at the paths of the API. */
    public static ServletRegistration.Dynamic addTo(ServletContext context, MaintenanceAdminServlet servlet) {
        ServletRegistration.Dynamic registration = context.addServlet("maintenance-admin", servlet);
        if (registration == null) {
            throw new IllegalStateException("The application has a servlet called 'maintenance-admin' already");
        }
        registration.setAsyncSupported(true);
        registration.addMapping("/api/v1/*", "/api/maintenance-mode", "/api/store-maintenance-mode");
        return registration;
    }

    /**
     * Creates the API, unless it was given.
     *
     * @throws ServletException if there is no switch
     * @throws io.maintenance.ConfigurationException with every mistake in the settings
     */
    @Override
    public void init() throws ServletException {
        if (api == null) {
            Object found = getServletContext().getAttribute(MaintenanceFilter.ATTRIBUTE);
            if (!(found instanceof MaintenanceMode maintenance)) {
                throw new ServletException(
                        "No switch stands in the servlet context under " + MaintenanceFilter.ATTRIBUTE
                                + ": add MaintenanceFilter to the application, or make the servlet with an AdminApi");
            }
            api = new AdminApi(maintenance, Gate.of(maintenance), AdminSettings.of(maintenance));
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AdminApi ready = Objects.requireNonNull(api, "the container initialises a servlet first");
        AdminResponse answer = ready.handle(new ServletRequestView(request), request.getInputStream());
        if (answer.events().isPresent()) {
            listen(request, response, answer, answer.events().get());
        } else {
            send(answer, response);
        }
    }

    /** Ends the streams of events. */
    @Override
    public void destroy() {
        if (api != null) {
            api.close();
        }
    }

    private static void send(AdminResponse answer, HttpServletResponse response) throws IOException {
        begin(answer, response);
        if (answer.body().length > 0) {
            response.setContentLength(answer.body().length);
            response.getOutputStream().write(answer.body());
        }
        response.flushBuffer(); // or a container may put a page of its own in place of an empty error
    }

    private static void listen(
            HttpServletRequest request, HttpServletResponse response, AdminResponse answer, EventStream events)
            throws IOException {
        if (!request.isAsyncSupported()) {
            events.close();
            throw new IllegalStateException(
                    "The servlet of the admin API, and each filter before it, needs support for asynchronous requests");
        }
        begin(answer, response);
        AsyncEventWriter writer = new AsyncEventWriter(events, request.startAsync(), response.getOutputStream());
        writer.start();
    }

    private static void begin(AdminResponse answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        AnswerWriter.addHeaders(answer.headers(), response);
    }
}
