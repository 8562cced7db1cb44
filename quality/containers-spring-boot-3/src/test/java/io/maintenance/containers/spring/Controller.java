// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers.spring;

import io.maintenance.containers.Handler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The handlers, in Spring's routing. */
@RestController
class Controller {

    @RequestMapping("/files/**")
    ResponseEntity<String> files() {
        return answer(Handler.FILES);
    }

    @RequestMapping({"/orders", "/orders/{id}", "/orders/{id}/{what}", "/orders/{id}/{what}/**"})
    ResponseEntity<String> orders() {
        return answer(Handler.ORDERS);
    }

    @RequestMapping("/fr/**")
    ResponseEntity<String> fr() {
        return answer(Handler.FR);
    }

    @RequestMapping("/de/**")
    ResponseEntity<String> de() {
        return answer(Handler.DE);
    }

    @RequestMapping("/open/**")
    ResponseEntity<String> open() {
        return answer(Handler.OPEN);
    }

    @RequestMapping("/health")
    ResponseEntity<String> health() {
        return answer(Handler.HEALTH);
    }

    @RequestMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return answer(Handler.ROBOTS);
    }

    @RequestMapping("/**")
    ResponseEntity<String> other() {
        return answer(Handler.OTHER);
    }

    private static ResponseEntity<String> answer(Handler handler) {
        HttpHeaders headers = new HttpHeaders();
        Handler.CACHE_HEADERS.forEach(headers::set);
        return ResponseEntity.ok().headers(headers).body(handler.text());
    }
}
