// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import io.maintenance.http.Gate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Locale;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Jersey in Jetty: it routes on the raw path. */
class JerseyTest extends GatedServerRules {

    @Override
    protected GatedServer start(Gate gate) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        ServletContainer jersey =
                new ServletContainer(new ResourceConfig(SampleResource.class, CacheHeaderFilter.class));
        context.addServlet(new ServletHolder(jersey), "/*");
        return JettyServer.start(gate, context);
    }

    /** Adds what tells caches to keep an answer. */
    public static final class CacheHeaderFilter implements ContainerResponseFilter {

        /** Creates the filter; Jersey does. */
        public CacheHeaderFilter() {}

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            SampleHandler.CACHE_HEADERS.forEach(response.getHeaders()::putSingle);
        }
    }

    /** The handlers. */
    @Path("/")
    public static final class SampleResource {

        /** Creates the resource; Jersey does. */
        public SampleResource() {}

        /** Whatever begins with a handler's path. */
        @GET
        @Path("{first: files|orders|fr|de|open}{rest: (/.*)?}")
        public String below(@PathParam("first") String first) {
            return SampleHandler.valueOf(first.toUpperCase(Locale.ROOT)).text();
        }

        /** The same. */
        @POST
        @Path("{first: files|orders|fr|de|open}{rest: (/.*)?}")
        public String posted(@PathParam("first") String first) {
            return below(first);
        }

        /** One path alone. */
        @GET
        @Path("health")
        public String health() {
            return SampleHandler.HEALTH.text();
        }

        /** One path alone. */
        @GET
        @Path("robots.txt")
        public String robots() {
            return SampleHandler.ROBOTS.text();
        }

        /** Everything else. */
        @GET
        @Path("{rest: .*}")
        public String other() {
            return SampleHandler.OTHER.text();
        }
    }
}
