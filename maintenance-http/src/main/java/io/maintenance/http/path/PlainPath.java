// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths about whose segments all servers agree. */
public final class PlainPath {

    private static final int LONGEST = 8_192;
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)^https?://[^/?#]*");

    private PlainPath() {}

    /** Returns {@code true} if a decoded path means the same to everybody: no dot segments, no separators in disguise. */
    public static boolean isPlain(String path) {
        if (!path.startsWith("/") || path.length() > LONGEST) {
            return false;
        }
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            if (Character.isISOControl(c) || isDoubtful(c)) {
                return false;
            }
        }
        return hasPlainSegments(path);
    }

    /**
     * Returns the decoded path of a request target, or {@code null} if servers disagree about it.
     *
     * @param target the target as it stands in the request line
     */
    public static @Nullable String ofTarget(String target) {
        String raw = raw(target);
        return raw == null ? null : decoded(raw);
    }

    /** Returns the path of a request target as it was sent, or {@code null} if servers disagree about one of its characters. */
    static @Nullable String raw(String target) {
        if (target.length() > LONGEST) {
            return null;
        }
        String local =
                target.startsWith("/") ? target : ABSOLUTE.matcher(target).replaceFirst("");
        int query = local.indexOf('?');
        String raw = query < 0 ? local : local.substring(0, query);
        String path = raw.isEmpty() && !local.equals(target) ? "/" : raw;
        return path.startsWith("/") && hasPlainCharacters(path) ? path : null;
    }

    /** Decodes a path whose characters are plain; returns {@code null} if the result is not. */
    static @Nullable String decoded(String raw) {
        if (raw.indexOf('%') < 0) {
            return hasPlainSegments(raw) ? raw : null;
        }
        String decoded = PercentEscape.decode(raw);
        return decoded != null && isPlain(decoded) ? decoded : null;
    }

    private static boolean hasPlainCharacters(String path) {
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            boolean plain =
                    c > ' ' && c <= '~' && (c == '%' ? isPlainEscape(PercentEscape.at(path, at)) : !isDoubtful(c));
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** No dot either: who looks for dot segments before decoding does not see it. */
    private static boolean isPlainEscape(int decoded) {
        return decoded >= ' ' && decoded != 0x7f && decoded != '/' && decoded != '.' && !isDoubtful(decoded);
    }

    /** What some servers cut off or take for a slash, and others do not; and what is left of an escape decoded twice. */
    private static boolean isDoubtful(int c) {
        return switch (c) {
            case ';', '\\', '%', '?', '#' -> true;
            default -> false;
        };
    }

    /** Returns {@code false} if a segment is empty, {@code .} or {@code ..}; nothing may follow the last slash. */
    private static boolean hasPlainSegments(String path) {
        int slash = 0;
        while (slash >= 0) {
            int next = path.indexOf('/', slash + 1);
            int length = (next < 0 ? path.length() : next) - slash - 1;
            if ((length == 0 && next >= 0) || isDots(path, slash + 1, length)) {
                return false;
            }
            slash = next;
        }
        return true;
    }

    private static boolean isDots(String path, int from, int length) {
        return (length == 1 || length == 2) && path.charAt(from) == '.' && path.charAt(from + length - 1) == '.';
    }
}
