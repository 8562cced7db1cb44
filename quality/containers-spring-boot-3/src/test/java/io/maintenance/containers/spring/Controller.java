// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers.spring;

import io.maintenance.containers.Handler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The handlers, in Spring's routing. */
@RestController
class Controller {

    @RequestMapping("/files/**")
    String files() {
        return Handler.FILES.text();
    }

    @RequestMapping({"/orders", "/orders/{id}", "/orders/{id}/{what}", "/orders/{id}/{what}/**"})
    String orders() {
        return Handler.ORDERS.text();
    }

    @RequestMapping("/fr/**")
    String fr() {
        return Handler.FR.text();
    }

    @RequestMapping("/de/**")
    String de() {
        return Handler.DE.text();
    }

    @RequestMapping("/open/**")
    String open() {
        return Handler.OPEN.text();
    }

    @RequestMapping("/health")
    String health() {
        return Handler.HEALTH.text();
    }

    @RequestMapping("/robots.txt")
    String robots() {
        return Handler.ROBOTS.text();
    }

    @RequestMapping("/**")
    String other() {
        return Handler.OTHER.text();
    }
}
