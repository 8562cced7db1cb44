// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers.spring;

import io.maintenance.containers.Container;
import io.maintenance.containers.ContainerRules;
import io.maintenance.containers.Handler;
import io.maintenance.containers.HandlerServlet;
import io.maintenance.http.Gate;
import io.maintenance.servlet.MaintenanceFilter;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat without Spring. */
class TomcatTest extends ContainerRules {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @Override
    protected Container start(Gate gate) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", directory.toString());
        addFilter(context, new MaintenanceFilter(gate));
        for (Handler each : Handler.values()) {
            Tomcat.addServlet(context, each.name(), new HandlerServlet(each));
            context.addServletMappingDecoded(HandlerServlet.mapping(each), each.name());
        }
        tomcat.start();
        return new Container(tomcat.getConnector().getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }

    private static void addFilter(Context context, MaintenanceFilter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("maintenance");
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName("maintenance");
        map.addURLPattern("/*");
        context.addFilterMap(map);
    }
}
