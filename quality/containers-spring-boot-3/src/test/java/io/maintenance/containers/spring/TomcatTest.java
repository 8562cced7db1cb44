// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers.spring;

import io.maintenance.containers.GatedServer;
import io.maintenance.containers.GatedServerRules;
import io.maintenance.containers.SampleHandler;
import io.maintenance.containers.SampleHandlerServlet;
import io.maintenance.http.Gate;
import io.maintenance.servlet.MaintenanceFilter;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat without Spring. */
class TomcatTest extends GatedServerRules {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @Override
    protected GatedServer start(Gate gate) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", directory.toString());
        addFilter(context, new MaintenanceFilter(gate));
        for (SampleHandler each : SampleHandler.values()) {
            Tomcat.addServlet(context, each.name(), new SampleHandlerServlet(each));
            context.addServletMappingDecoded(SampleHandlerServlet.mapping(each), each.name());
        }
        tomcat.start();
        return new GatedServer(tomcat.getConnector().getLocalPort(), () -> {
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
