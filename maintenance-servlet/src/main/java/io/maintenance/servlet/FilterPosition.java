// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;

/**
 * Where a filter stands among others, which it looks after when it starts, so that it does not matter how it was added.
 *
 * @param context the application
 * @param name the name of the filter
 */
record FilterPosition(ServletContext context, String name) {

    private static final System.Logger LOG = System.getLogger(FilterPosition.class.getName());

    static FilterPosition of(FilterConfig config) {
        return new FilterPosition(config.getServletContext(), config.getFilterName());
    }

    void arrange() {
        seeErrorPages();
        if (!goBeforeWebSockets()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Handshakes of WebSockets are not held back during maintenance: the container opens them before it asks the"
                            + " filter '" + name + "'. Add it with MaintenanceFilter.addTo after the endpoints.");
        }
    }

    /** They get no wrapped response, and would tell caches to keep them. Asynchronous, the filter holds no thread while it waits. */
    private void seeErrorPages() {
        FilterRegistration registration = context.getFilterRegistration(name);
        try {
            if (registration instanceof FilterRegistration.Dynamic own) {
                own.setAsyncSupported(true);
            }
            if (registration != null) {
                registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.ERROR), false, "/*");
            }
        } catch (IllegalStateException | UnsupportedOperationException late) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Map the filter '" + name
                            + "' to error pages too (DispatcherType.ERROR): this container does not let it do so"
                            + " by itself, and a cache could keep an error page that only a visitor who is let in should see.");
        }
    }

    private boolean goBeforeWebSockets() {
        return JettyFilters.of(context)
                .map(filters -> filters.goBeforeWebSockets(name))
                .orElseGet(() -> new TomcatFilters(context).goBeforeWebSockets(name));
    }
}
