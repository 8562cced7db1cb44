// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import io.maintenance.MaintenanceMode;
import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Gate;
import io.maintenance.http.Pass;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests back while maintenance is on, and answers them itself; see {@code docs/http.md} for the rules.
 *
 * <p>It decides once for each request, when that enters the container: forwards, includes, error pages and what goes on
 * asynchronously pass. It reads neither the body nor parameters of what passes, so that the application finds both untouched.
 * What the application answers to somebody who is let in is kept out of caches. Map it to {@code /*}, before every other filter, as
 * {@link #addTo} does; at its start it goes before the filter that opens WebSockets on Jetty.
 *
 * <p>Made without arguments, it takes the switch that stands in the servlet context under {@link #ATTRIBUTE}; if there is none, it
 * opens one and puts it there. Init parameters are settings by their full names, {@code maintenance.http.dry-run}, and come
 * before system properties, environment and file. Thread-safe.
 */
public final class MaintenanceFilter implements Filter {

    /** The attribute of the servlet context that holds the {@link MaintenanceMode}: the class's name. */
    public static final String ATTRIBUTE = "io.maintenance.MaintenanceMode";

    private @Nullable Gate gate;
    private @Nullable FilterSwitch own;
    private final RejectedBodies leftovers = RejectedBodies.limited();

    /** Creates a filter that finds its switch when the container initialises it. */
    public MaintenanceFilter() {}

    /** Creates a filter with the gate of a switch. The caller closes the switch. */
    public MaintenanceFilter(MaintenanceMode maintenance) {
        this(Gate.of(maintenance));
    }

    /** Creates a filter with a gate. */
    public MaintenanceFilter(Gate gate) {
        this.gate = Objects.requireNonNull(gate, "gate");
    }

    /** Adds a filter to an application that is starting: first of all, for every path, asynchronous requests included. */
    public static FilterRegistration.Dynamic addTo(ServletContext context, MaintenanceFilter filter) {
        FilterRegistration.Dynamic registration = context.addFilter("maintenance", filter);
        if (registration == null) {
            throw new IllegalStateException("The application has a filter called 'maintenance' already");
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        return registration;
    }

    /**
     * Opens the switch, unless it was given, and says which settings can match nothing in this application.
     *
     * @throws ServletException if an init parameter is no setting
     * @throws io.maintenance.ConfigurationException with every mistake in the settings
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        if (gate == null) {
            own = FilterSwitch.of(config);
            gate = own.gate();
        }
        gate.reviewBelow(config.getServletContext().getContextPath());
        FilterPosition.of(config).arrange();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest asked) || !(response instanceof HttpServletResponse answered)) {
            chain.doFilter(request, response);
            return;
        }
        switch (request.getDispatcherType()) {
            case REQUEST -> filter(asked, answered, chain);
            case ERROR -> chain.doFilter(asked, UncachedResponse.again(asked, answered));
            default -> chain.doFilter(request, response);
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Decision decision = Objects.requireNonNull(gate, "init was not called").decide(new ServletRequestView(request));
        if (decision instanceof Answer answer) {
            leftovers.answer(answer, request, response);
        } else if (decision instanceof Pass pass && pass.hasReserved()) {
            UncachedResponse uncached = UncachedResponse.of(pass, request, response);
            chain.doFilter(new UncachedRequest(request, uncached), uncached);
        } else {
            AnswerWriter.addHeaders(decision.headers(), response);
            chain.doFilter(request, response);
        }
    }

    /** Closes the switch if this filter opened it. */
    @Override
    public void destroy() {
        if (own != null) {
            own.close();
        }
    }
}
