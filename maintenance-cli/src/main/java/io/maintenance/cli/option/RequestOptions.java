// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.http.RequestDescription;
import io.maintenance.http.RequestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe an HTTP request. */
public final class RequestOptions {

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

    /** Returns the request that they describe. */
    public RequestDescription request() {
        Map<String, List<String>> headers = headers();
        try {
            return new RequestDescription(method, new RequestTarget(target), ip, host, headers);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--path: " + wrong.getMessage());
        }
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new UsageException("--header: a header is NAME:VALUE, such as 'Accept: application/json'");
            }
            headers.computeIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }
}
