// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.http.RequestTarget;
import io.maintenance.http.RequestView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe an HTTP request. */
public final class RequestOptions implements RequestView {

    @Option(names = "--ip")
    @Nullable
    String ip;

    @Option(names = "--method")
    String method = "GET";

    @Option(names = "--path")
    String target = "/";

    @Option(names = "--header")
    List<String> lines = new ArrayList<>();

    @Option(names = "--host")
    @Nullable
    String host;

    private final Map<String, List<String>> headers = new TreeMap<>();

    /** Checks the options, and must be called before the request is used. */
    public void check() {
        if (!target.matches("(?is)(/|https?://).*")) {
            throw new UsageException("--path: '" + target + "' is not a path: it begins with /, as in /cart?item=1;"
                    + " a whole URL begins with https:// or http://");
        }
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new UsageException("--header: a header is NAME:VALUE, such as 'Accept: application/json'");
            }
            headers.computeIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public @Nullable String path() {
        return new RequestTarget(target).path();
    }

    @Override
    public String rawPath() {
        return new RequestTarget(target).rawPath();
    }

    @Override
    public @Nullable String query() {
        return new RequestTarget(target).query();
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public @Nullable String remoteAddress() {
        return ip;
    }

    @Override
    public @Nullable String host() {
        return host != null ? host : headers("host").stream().findFirst().orElse(null);
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
