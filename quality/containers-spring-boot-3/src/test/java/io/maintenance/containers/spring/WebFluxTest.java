// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers.spring;

import io.maintenance.containers.GatedServer;
import io.maintenance.containers.GatedServerRules;
import io.maintenance.http.Gate;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** WebFlux on Netty. */
class WebFluxTest extends GatedServerRules {

    @Override
    protected GatedServer start(Gate gate) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean("maintenance", WebFilter.class, () -> new GateWebFilter(gate));
        context.register(ReactiveApplication.class);
        context.refresh();
        HttpHandler handler = WebHttpHandlerBuilder.applicationContext(context).build();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
        return new GatedServer(server.port(), () -> {
            server.disposeNow();
            context.close();
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    @Import(SampleController.class)
    static class ReactiveApplication {}
}
