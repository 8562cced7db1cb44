// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import io.maintenance.http.RequestView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as browsers send it.
 *
 * @param path the path, which the server routes to as it is
 * @param remoteAddress the address of the browser
 */
record BrowserRequest(String path, String remoteAddress) implements RequestView {

    private static final Map<String, List<String>> HEADERS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        HEADERS.put("Accept", List.of("text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"));
        HEADERS.put("Accept-Language", List.of("de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7"));
        HEADERS.put("Cookie", List.of("session=0123456789abcdef0123456789abcdef; consent=yes"));
        HEADERS.put("User-Agent", List.of("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"));
        HEADERS.put("Sec-Fetch-Dest", List.of("document"));
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String rawPath() {
        return path;
    }

    @Override
    public String query() {
        return "page=2&sort=price";
    }

    @Override
    public List<String> headers(String name) {
        return HEADERS.getOrDefault(name, List.of());
    }

    @Override
    public String host() {
        return "shop.example";
    }

    @Override
    public boolean secure() {
        return true;
    }

    @Override
    public String protocol() {
        return "HTTP/1.1";
    }
}
