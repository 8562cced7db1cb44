// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request that tests put together; a plain GET of {@code /} from a stranger until told otherwise. */
final class SampleRequest implements RequestView {

    private final Map<String, List<String>> headers = new TreeMap<>();
    private String method = "GET";
    private @Nullable String path = "/";
    private String rawPath = "/";
    private @Nullable String query;
    private @Nullable String remoteAddress = "203.0.113.9";
    private @Nullable String host = "shop.example";
    private boolean secure = true;
    private String protocol = "HTTP/1.1";

    /** Returns a request for a target without a query, in the reading of a container that normalises nothing. */
    static SampleRequest get(String target) {
        return new SampleRequest().rawPath(target).path(target);
    }

    SampleRequest method(String value) {
        method = value;
        return this;
    }

    /** Sets what the server has made of the raw path. */
    SampleRequest path(@Nullable String value) {
        path = value;
        return this;
    }

    SampleRequest rawPath(String value) {
        rawPath = value;
        return this;
    }

    SampleRequest query(@Nullable String value) {
        query = value;
        return this;
    }

    /** Adds a line. */
    SampleRequest header(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                .add(value);
        return this;
    }

    SampleRequest from(@Nullable String address) {
        remoteAddress = address;
        return this;
    }

    SampleRequest host(@Nullable String value) {
        host = value;
        return this;
    }

    SampleRequest insecure() {
        secure = false;
        return this;
    }

    SampleRequest protocol(String value) {
        protocol = value;
        return this;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public @Nullable String path() {
        return path;
    }

    @Override
    public String rawPath() {
        return rawPath;
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public @Nullable String remoteAddress() {
        return remoteAddress;
    }

    @Override
    public @Nullable String host() {
        return host;
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public String protocol() {
        return protocol;
    }
}
