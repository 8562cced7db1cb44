// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers.spring;

import io.maintenance.containers.SampleHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The handlers, in Spring's routing. */
@RestController
class SampleController {

    @RequestMapping("/files/**")
    ResponseEntity<String> files() {
        return answer(SampleHandler.FILES);
    }

    @RequestMapping({"/orders", "/orders/{id}", "/orders/{id}/{what}", "/orders/{id}/{what}/**"})
    ResponseEntity<String> orders() {
        return answer(SampleHandler.ORDERS);
    }

    @RequestMapping("/fr/**")
    ResponseEntity<String> fr() {
        return answer(SampleHandler.FR);
    }

    @RequestMapping("/de/**")
    ResponseEntity<String> de() {
        return answer(SampleHandler.DE);
    }

    @RequestMapping("/open/**")
    ResponseEntity<String> open() {
        return answer(SampleHandler.OPEN);
    }

    @RequestMapping("/health")
    ResponseEntity<String> health() {
        return answer(SampleHandler.HEALTH);
    }

    @RequestMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return answer(SampleHandler.ROBOTS);
    }

    @RequestMapping("/**")
    ResponseEntity<String> other() {
        return answer(SampleHandler.OTHER);
    }

    private static ResponseEntity<String> answer(SampleHandler handler) {
        HttpHeaders headers = new HttpHeaders();
        SampleHandler.CACHE_HEADERS.forEach(headers::set);
        return ResponseEntity.ok().headers(headers).body(handler.text());
    }
}
