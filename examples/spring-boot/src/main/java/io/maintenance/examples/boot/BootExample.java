// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.boot;

import io.maintenance.MaintenanceMode;
import io.maintenance.servlet.MaintenanceFilter;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A Spring Boot application with the filter in front of it. */
@SpringBootApplication
@RestController
public class BootExample {

    /** Creates the application; Spring does. */
    public BootExample() {}

    // region filter
    /** The switch; Spring closes it. */
    @Bean
    MaintenanceMode maintenance() {
        return MaintenanceMode.open();
    }

    /** The filter: after the one that finds out the client's address behind a proxy, before all others. */
    @Bean
    FilterRegistrationBean<MaintenanceFilter> maintenanceFilter(MaintenanceMode maintenance) {
        FilterRegistrationBean<MaintenanceFilter> filter =
                new FilterRegistrationBean<>(new MaintenanceFilter(maintenance));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
    // endregion

    /** What the application does otherwise. */
    @GetMapping("/")
    String hello() {
        return "Hello\n";
    }

    /** Runs the example until it is stopped. */
    public static void main(String[] args) {
        SpringApplication.run(BootExample.class, args);
    }
}
