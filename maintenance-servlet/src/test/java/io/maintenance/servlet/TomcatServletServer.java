// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat. */
record TomcatServletServer(Tomcat tomcat, Path directory) implements ServletServer {

    static ServletServer start(Filter filter, Map<String, String> initParameters) throws Exception {
        return start(context -> {
            addFilter(context, filter, initParameters);
            Wrapper application = Tomcat.addServlet(context, "application", new SampleServlet());
            application.setAsyncSupported(true);
            context.addServletMappingDecoded("/", "application");
            ErrorPage errors = new ErrorPage();
            errors.setErrorCode(404);
            errors.setLocation("/error-page");
            context.addErrorPage(errors);
        });
    }

    static ServletServer start(Consumer<Context> content) throws Exception {
        Path directory = Files.createTempDirectory("tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
        tomcat.getConnector().setProperty("maxThreads", String.valueOf(THREADS));
        Context context = tomcat.addContext("/app", directory.toString());
        content.accept(context);
        TomcatServletServer container = new TomcatServletServer(tomcat, directory);
        tomcat.start();
        if (context.getState() != LifecycleState.STARTED) {
            container.close();
            throw new IllegalStateException("The application did not start");
        }
        return container;
    }

    static void addFilter(Context context, Filter filter, Map<String, String> initParameters) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("maintenance");
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        initParameters.forEach(definition::addInitParameter);
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName("maintenance");
        map.addURLPattern("/*");
        for (DispatcherType each : DispatcherType.values()) {
            map.setDispatcher(each.name());
        }
        context.addFilterMap(map);
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            delete(directory);
        } catch (LifecycleException | IOException unstopped) {
            throw new IllegalStateException(unstopped);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.walk(directory)) {
            left = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : left) {
            Files.delete(each);
        }
    }
}
