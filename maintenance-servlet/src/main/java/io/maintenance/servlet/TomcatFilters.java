// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order of the filters of an application on Tomcat, whose filter for WebSockets comes before those that are added behind
 * all others ({@code isMatchAfter}). Tomcat is reached by reflection: applications cannot see its classes where it runs them.
 *
 * @param context the application
 */
record TomcatFilters(ServletContext context) {

    private static final System.Logger LOG = System.getLogger(TomcatFilters.class.getName());
    private static final String WEB_SOCKETS = "org.apache.tomcat.websocket.server.WsFilter";

    /** What Tomcat knows of an application's files, which know its configuration. */
    private static final String RESOURCES = "org.apache.catalina.resources";

    /** Moves the mappings of a filter before the one that opens WebSockets; tells whether none opens them before it now. */
    boolean goBeforeWebSockets(String filter) {
        Set<String> webSockets = context.getFilterRegistrations().values().stream()
                .filter(each -> WEB_SOCKETS.equals(each.getClassName()))
                .map(each -> each.getName())
                .collect(Collectors.toSet());
        if (webSockets.isEmpty()) {
            return true;
        }
        try {
            sort(filter, webSockets);
            return true;
        } catch (ReflectiveOperationException | RuntimeException changed) {
            LOG.log(System.Logger.Level.DEBUG, "This Tomcat does not let its filters be sorted", changed);
            return false;
        }
    }

    private void sort(String filter, Set<String> webSockets) throws ReflectiveOperationException {
        Object resources = context.getAttribute(RESOURCES);
        Object configuration = resources.getClass().getMethod("getContext").invoke(resources);
        Class<?> type = Class.forName(
                "org.apache.catalina.Context", false, configuration.getClass().getClassLoader());
        Object[] mappings = (Object[]) type.getMethod("findFilterMaps").invoke(configuration);
        List<Object> sorted = FilterOrder.withFilterBefore(mappings, filter, webSockets);
        int same = 0;
        while (same < mappings.length && sorted.get(same) == mappings[same]) {
            same++;
        }
        Class<?> mapping = mappings.getClass().getComponentType();
        Method remove = type.getMethod("removeFilterMap", mapping);
        Method add = type.getMethod("addFilterMap", mapping);
        for (Object each : sorted.subList(same, mappings.length)) {
            remove.invoke(configuration, each);
            add.invoke(configuration, each);
        }
    }
}
