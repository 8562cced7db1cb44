// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Patterns of which one may match a request; looked up by their first segments, because there are many. Immutable. */
public final class PathPatternSet {

    private final List<PathPattern> all;
    private final Map<String, List<PathPattern>> byFirstSegment;

    private PathPatternSet(List<PathPattern> all) {
        this.all = List.copyOf(all);
        this.byFirstSegment = all.stream()
                .collect(Collectors.groupingBy(pattern -> pattern.segments().get(0)));
    }

    /** Returns these patterns. */
    public static PathPatternSet of(List<PathPattern> all) {
        return new PathPatternSet(all);
    }

    /** Returns these patterns and further ones. */
    public PathPatternSet with(List<PathPattern> further) {
        return of(Stream.concat(all.stream(), further.stream()).toList());
    }

    /** Returns the patterns in their order. */
    public List<PathPattern> all() {
        return all;
    }

    /** Returns a pattern that the request matches; a path about which servers disagree matches none. */
    public Optional<PathPattern> matching(String method, @Nullable RequestPath path) {
        if (path == null) {
            return Optional.empty();
        }
        PathPattern named = first(byFirstSegment.get(path.decoded().get(0)), method, path);
        return Optional.ofNullable(named != null ? named : first(byFirstSegment.get("*"), method, path));
    }

    private static @Nullable PathPattern first(@Nullable List<PathPattern> patterns, String method, RequestPath path) {
        if (patterns != null) {
            for (PathPattern pattern : patterns) {
                if (pattern.matches(method, path)) {
                    return pattern;
                }
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
