// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that nobody sent, to ask {@link Gate#explain} about. It counts as encrypted. Immutable.
 *
 * @param method the method: {@code GET}
 * @param target the path with its query, as it would be sent, or a whole URL
 * @param remoteAddress the address of the peer; {@code null} if it is not known
 * @param host the host that is asked for; {@code null}: as the header {@code Host} says
 * @param headers the lines of each header, by its name in any case
 */
public record RequestDescription(
        String method,
        RequestTarget target,
        @Nullable String remoteAddress,
        @Nullable String host,
        Map<String, List<String>> headers)
        implements RequestView {

    /**
     * Checks the target, and copies the headers.
     *
     * @throws IllegalArgumentException if the target is neither a path nor a URL
     */
    public RequestDescription {
        if (!target.text().matches("(?is)(/|https?://).*")) {
            throw new IllegalArgumentException("'" + target.text() + "' is not a path: it begins with /, as in"
                    + " /cart?item=1; a whole URL begins with https:// or http://");
        }
        Map<String, List<String>> copied = new TreeMap<>();
        headers.forEach((name, lines) -> copied.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                .addAll(lines));
        copied.replaceAll((name, lines) -> List.copyOf(lines));
        headers = Map.copyOf(copied);
        host = host != null
                ? host
                : headers.getOrDefault("host", List.of()).stream().findFirst().orElse(null);
    }

    @Override
    public @Nullable String path() {
        return target.path();
    }

    @Override
    public String rawPath() {
        return target.rawPath();
    }

    @Override
    public @Nullable String query() {
        return target.query();
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
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
