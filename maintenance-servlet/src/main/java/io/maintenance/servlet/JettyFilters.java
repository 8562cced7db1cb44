// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order of the filters of an application on Jetty. Jetty puts the filter that opens WebSockets before all others, and Jakarta
 * Servlet has no way to go before it. Jetty is reached by reflection: there is one for each version of Jakarta EE, and
 * applications cannot see its classes where it runs them.
 *
 * @param context the application
 * @param type the class of Jetty's contexts that it is an instance of
 */
record JettyFilters(ServletContext context, Class<?> type) {

    private static final System.Logger LOG = System.getLogger(JettyFilters.class.getName());
    private static final String CONTEXT = "org\\.eclipse\\.jetty\\.ee\\d+\\.servlet\\.ServletContextHandler";
    private static final String WEB_SOCKETS =
            "org\\.eclipse\\.jetty\\.ee\\d+\\.websocket\\.servlet\\.WebSocketUpgradeFilter";

    /** Returns the filters; empty in other containers. */
    static Optional<JettyFilters> of(ServletContext context) {
        for (Class<?> type = context.getClass(); type != null; type = type.getSuperclass()) {
            Class<?> outer = type.getEnclosingClass();
            if (outer != null && outer.getName().matches(CONTEXT)) {
                return Optional.of(new JettyFilters(context, outer));
            }
        }
        return Optional.empty();
    }

    /** Moves the mappings of a filter before the one that opens WebSockets; tells whether none opens them before it now. */
    boolean goBeforeWebSockets(String filter) {
        Set<String> webSockets = context.getFilterRegistrations().keySet().stream()
                .filter(name -> name.matches(WEB_SOCKETS))
                .collect(Collectors.toSet());
        if (webSockets.isEmpty()) {
            return true;
        }
        try {
            Object handler = type.getMethod("getServletContextHandler", ServletContext.class)
                    .invoke(null, context);
            Object filters = type.getMethod("getServletHandler").invoke(handler);
            Object[] mappings =
                    (Object[]) filters.getClass().getMethod("getFilterMappings").invoke(filters);
            List<Object> sorted = FilterOrder.withFilterBefore(mappings, filter, webSockets);
            filters.getClass()
                    .getMethod("setFilterMappings", mappings.getClass())
                    .invoke(filters, (Object) sorted.toArray(mappings.clone()));
            return true;
        } catch (ReflectiveOperationException | RuntimeException changed) {
            LOG.log(System.Logger.Level.DEBUG, "This Jetty does not let its filters be sorted", changed);
            return false;
        }
    }
}
