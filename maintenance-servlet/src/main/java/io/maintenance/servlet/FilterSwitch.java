// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import io.maintenance.MaintenanceMode;
import io.maintenance.http.Gate;
import io.maintenance.http.HttpSettings;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a filter works with that was given no gate.
 *
 * @param gate decides
 * @param context keeps the switch for the rest of the application
 * @param maintenance the switch
 * @param opened whether it was opened here, and is closed here
 */
record FilterSwitch(Gate gate, ServletContext context, MaintenanceMode maintenance, boolean opened)
        implements AutoCloseable {

    private static final String PREFIX = "maintenance.";
    private static final String HTTP = "maintenance.http.";

    static FilterSwitch of(FilterConfig config) throws ServletException {
        Map<String, String> settings = settings(config);
        String origin = "init parameters of the filter '" + config.getFilterName() + "'";
        ServletContext context = config.getServletContext();
        boolean opened = !(context.getAttribute(MaintenanceFilter.ATTRIBUTE) instanceof MaintenanceMode);
        if (!opened) {
            requireOnlyHttp(settings, origin);
        }
        HttpSettings http = HttpSettings.of(settings, origin); // first: what is wrong here must not leave a switch open
        MaintenanceMode maintenance = opened ? open(settings, origin) : shared(context);
        if (opened) {
            context.setAttribute(MaintenanceFilter.ATTRIBUTE, maintenance);
        }
        return new FilterSwitch(gate(maintenance, settings, http), context, maintenance, opened);
    }

    /** Without settings of its own, the gate has those that the switch was configured with. */
    private static Gate gate(MaintenanceMode maintenance, Map<String, String> settings, HttpSettings http) {
        boolean plain = settings.keySet().stream().noneMatch(name -> name.startsWith(HTTP));
        return plain ? Gate.of(maintenance) : Gate.of(maintenance, http);
    }

    private static Map<String, String> settings(FilterConfig config) throws ServletException {
        Map<String, String> settings = new TreeMap<>();
        for (String name : Collections.list(config.getInitParameterNames())) {
            settings.put(name, config.getInitParameter(name));
        }
        List<String> unknown = settings.keySet().stream()
                .filter(name -> !name.startsWith(PREFIX))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ServletException("The init parameters " + unknown + " of the filter '" + config.getFilterName()
                    + "' are no settings: their names begin with " + PREFIX + ", such as maintenance.http.dry-run");
        }
        return settings;
    }

    private static void requireOnlyHttp(Map<String, String> settings, String origin) throws ServletException {
        List<String> late = settings.keySet().stream()
                .filter(name -> !name.startsWith(HTTP))
                .toList();
        if (!late.isEmpty()) {
            throw new ServletException("The " + origin + " set " + late + ", but the application has opened its switch"
                    + " already: set them where it does that");
        }
    }

    private static MaintenanceMode open(Map<String, String> settings, String origin) {
        Map<String, String> own = new TreeMap<>(settings);
        own.keySet().removeIf(name -> name.startsWith(HTTP));
        return MaintenanceMode.builder().ambient().properties(own, origin).open();
    }

    private static MaintenanceMode shared(ServletContext context) {
        return (MaintenanceMode) context.getAttribute(MaintenanceFilter.ATTRIBUTE);
    }

    @Override
    public void close() {
        if (opened) {
            context.removeAttribute(MaintenanceFilter.ATTRIBUTE);
            maintenance.close();
        }
    }
}
