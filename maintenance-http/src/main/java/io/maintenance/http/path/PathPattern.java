// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for paths: {@code /a}, {@code /a/*} for one segment, {@code /a/**} for {@code /a} and everything below it, perhaps
 * with a method in front: {@code POST /webhooks/**}. Case counts; a query never matches. Immutable.
 *
 * @param text the pattern as written
 * @param method the only method, or {@code null} for all
 * @param segments the segments, {@code *} standing for any one
 * @param below whether everything below matches too
 */
public record PathPattern(String text, @Nullable String method, List<String> segments, boolean below) {

    private static final String BELOW = "/**";

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException that says why it is none
     */
    public static PathPattern parse(String text) {
        int blank = text.indexOf(' ');
        String method = blank < 0 ? null : text.substring(0, blank);
        String path = text.substring(blank + 1).strip();
        if (method != null && !method.matches("[A-Z]{1,20}")) {
            throw wrong(text, "a method is written in capital letters, as in POST /webhooks/**");
        }
        check(text, path);
        boolean below = path.endsWith(BELOW);
        String fixed = below ? path.substring(0, path.length() - BELOW.length()) : path;
        return new PathPattern(text, method, RequestPath.segments(fixed), below);
    }

    /** Returns {@code true} if a request matches, in both readings of its path. What is said of {@code GET} is true of {@code HEAD}. */
    public boolean matches(String ofMethod, RequestPath path) {
        return matchesMethod(ofMethod) && matches(path.decoded()) && (path.isUnanimous() || matches(path.sent()));
    }

    private boolean matchesMethod(String other) {
        return method == null || method.equals(other) || (method.equals("GET") && other.equals("HEAD"));
    }

    private boolean matches(List<String> others) {
        if (below ? others.size() < segments.size() : others.size() != segments.size()) {
            return false;
        }
        for (int at = 0; at < segments.size(); at++) {
            if (!isSame(segments.get(at), others.get(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(String pattern, String segment) {
        return pattern.equals("*") ? !segment.isEmpty() : pattern.equals(segment);
    }

    private static void check(String text, String path) {
        if (!path.startsWith("/")) {
            throw wrong(text, "a path begins with /");
        }
        if (path.equals(BELOW) || path.equals("/*")) {
            throw wrong(text, "it would let everybody in; leave the gate out instead");
        }
        if (!PlainPath.isPlain(path) || path.indexOf(' ') >= 0) {
            throw wrong(text, "a path has no empty, . or .. segments, and none of ; % ? # \\ and blanks");
        }
        List<String> segments = RequestPath.segments(path);
        for (int at = 0; at < segments.size(); at++) {
            boolean last = at == segments.size() - 1;
            String segment = segments.get(at);
            if (segment.contains("*") && !segment.equals("*") && !(last && segment.equals("**"))) {
                throw wrong(text, "* stands for a whole segment, and ** only at the end");
            }
        }
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("\"" + text + "\" is no pattern: " + why);
    }
}
