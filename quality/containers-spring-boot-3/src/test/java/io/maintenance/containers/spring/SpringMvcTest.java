// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers.spring;

import io.maintenance.containers.GatedServer;
import io.maintenance.containers.GatedServerRules;
import io.maintenance.http.Gate;
import io.maintenance.servlet.MaintenanceFilter;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

/** Spring Boot with Spring MVC and without Spring Security: it routes on the raw path. */
class SpringMvcTest extends GatedServerRules {

    @Override
    protected GatedServer start(Gate gate) {
        SpringApplication application = new SpringApplication(MvcApplication.class);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off",
                "logging.level.root", "off"));
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean("gate", Gate.class, () -> gate));
        ConfigurableApplicationContext context = application.run();
        String port = context.getEnvironment().getProperty("local.server.port");
        return new GatedServer(Integer.parseInt(Objects.requireNonNull(port)), context::close);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SampleController.class)
    static class MvcApplication {

        @Bean
        FilterRegistrationBean<MaintenanceFilter> maintenance(Gate gate) {
            FilterRegistrationBean<MaintenanceFilter> filter =
                    new FilterRegistrationBean<>(new MaintenanceFilter(gate));
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
            return filter;
        }
    }
}
