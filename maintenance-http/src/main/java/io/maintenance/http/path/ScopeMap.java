// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the application a request belongs to. Immutable.
 *
 * @param entries the parts, sorted: those with a host before those without, longer paths before shorter ones
 * @param otherwise the scope of all other requests
 */
public record ScopeMap(List<ScopeMapping> entries, String otherwise) {

    /** Sorts the entries. */
    public ScopeMap {
        entries = entries.stream()
                .sorted(Comparator.comparing(
                                (ScopeMapping entry) -> entry.host().isEmpty())
                        .thenComparing(entry -> -entry.path().length()))
                .toList();
    }

    /**
     * A part.
     *
     * @param host its host in lower case; empty: any
     * @param path the beginning of its paths, without a slash at its end; empty: any
     * @param scope its scope
     */
    public record ScopeMapping(String host, String path, String scope) {

        /**
         * Reads {@code HOST=SCOPE}, {@code /PATH=SCOPE} or {@code HOST/PATH=SCOPE}.
         *
         * @throws IllegalArgumentException that says what is wrong
         */
        public static ScopeMapping parse(String text) {
            int equals = text.indexOf('=');
            int slash = text.indexOf('/');
            String place = equals < 0 ? text : text.substring(0, equals).strip();
            String host = slash < 0 || slash > place.length() ? place : place.substring(0, slash);
            String path = place.substring(host.length());
            boolean complete = equals > 0 && !place.equals("/");
            if (!complete
                    || host.contains("*")
                    || (!path.isEmpty() && (path.endsWith("/") || !PlainPath.isPlain(path)))) {
                throw new IllegalArgumentException("\"" + text
                        + "\" is no part: write shop.example=store-a, /fr=store-fr or shop.example/fr=store-fr");
            }
            return new ScopeMapping(
                    HostName.of(host), path, text.substring(equals + 1).strip());
        }

        private boolean isOfHost(String name) {
            return host.isEmpty() || host.equals(name);
        }

        private boolean isOfPath(List<String> segments) {
            List<String> own = RequestPath.segments(path);
            return own.size() <= segments.size() && own.equals(segments.subList(0, own.size()));
        }
    }

    /** Returns the hosts that parts have. */
    public Set<String> hosts() {
        return entries.stream()
                .map(ScopeMapping::host)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
    }

    /**
     * Returns the scopes that a request may belong to: one, or all of its host if its path cannot be told.
     *
     * @param host the {@code Host} header
     * @param path the path
     */
    public List<String> candidates(@Nullable String host, @Nullable RequestPath path) {
        if (entries.isEmpty()) {
            return List.of(otherwise);
        }
        String name = host == null ? "" : HostName.of(host);
        List<ScopeMapping> ofHost =
                entries.stream().filter(entry -> entry.isOfHost(name)).toList();
        if (path != null) {
            String scope = scope(ofHost, path.decoded());
            if (path.isUnanimous() || scope.equals(scope(ofHost, path.sent()))) {
                return List.of(scope);
            }
        }
        return Stream.concat(ofHost.stream().map(ScopeMapping::scope), Stream.of(otherwise))
                .distinct()
                .toList();
    }

    private String scope(List<ScopeMapping> ofHost, List<String> segments) {
        return ofHost.stream()
                .filter(entry -> entry.isOfPath(segments))
                .findFirst()
                .map(ScopeMapping::scope)
                .orElse(otherwise);
    }
}
