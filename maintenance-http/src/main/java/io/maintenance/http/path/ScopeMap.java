// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the application a request belongs to. Immutable.
 *
 * @param entries the parts, sorted: those with a host before those without, longer paths before shorter ones
 * @param otherwise the scope of all other requests
 */
public record ScopeMap(List<Entry> entries, String otherwise) {

    /** Sorts the entries. */
    public ScopeMap {
        entries = entries.stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.host().isEmpty())
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
    public record Entry(String host, String path, String scope) {

        /**
         * Reads {@code HOST=SCOPE}, {@code /PATH=SCOPE} or {@code HOST/PATH=SCOPE}.
         *
         * @throws IllegalArgumentException that says what is wrong
         */
        public static Entry parse(String text) {
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
            return new Entry(HostName.of(host), path, text.substring(equals + 1).strip());
        }

        private boolean isOfHost(String name) {
            return host.isEmpty() || host.equals(name);
        }

        private boolean isOfPath(String other) {
            return path.isEmpty() || other.equals(path) || other.startsWith(path + "/");
        }
    }

    /**
     * Returns the scopes that a request may belong to: one, or all of its host if its path cannot be told.
     *
     * @param host the {@code Host} header
     * @param path the path, decoded
     */
    public List<String> candidates(@Nullable String host, @Nullable String path) {
        if (entries.isEmpty()) {
            return List.of(otherwise);
        }
        String name = host == null ? "" : HostName.of(host);
        Stream<Entry> ofHost = entries.stream().filter(entry -> entry.isOfHost(name));
        if (path == null) {
            return Stream.concat(ofHost.map(Entry::scope), Stream.of(otherwise))
                    .distinct()
                    .toList();
        }
        return List.of(ofHost.filter(entry -> entry.isOfPath(path))
                .findFirst()
                .map(Entry::scope)
                .orElse(otherwise));
    }
}
