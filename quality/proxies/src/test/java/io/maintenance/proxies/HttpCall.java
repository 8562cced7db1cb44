// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.util.ArrayList;
import java.util.List;

/**
 * A request, as it is sent.
 *
 * @param method the method
 * @param target the target
 * @param headers the lines of headers
 * @param body the body, of ASCII
 */
record HttpCall(String method, String target, List<String> headers, String body) {

    static HttpCall get(String target) {
        return of("GET", target);
    }

    static HttpCall of(String method, String target) {
        return new HttpCall(method, target, List.of(), "");
    }

    HttpCall with(String header, String value) {
        List<String> all = new ArrayList<>(headers);
        all.add(header + ": " + value);
        return new HttpCall(method, target, all, body);
    }

    HttpCall withBody(String content) {
        return new HttpCall(method, target, headers, content)
                .with("Content-Length", Integer.toString(content.length()));
    }

    /** Returns the request as text, without its body. */
    String head() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(each -> each.startsWith("Host:"))) {
            head.append("Host: shop.example\r\n");
        }
        headers.forEach(each -> head.append(each).append("\r\n"));
        return head.append("\r\n").toString();
    }
}
