// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths about whose meaning all servers agree. */
public final class PlainPath {

    private static final int LONGEST = 8_192;
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)^https?://[^/?#]*");

    /** What some servers decode, cut off or turn around, and others do not. */
    private static final Pattern DOUBTFUL =
            Pattern.compile("(?i)[;\\\\\\x00-\\x20\\x7f]|//|%(2f|5c|00|2e|25|3b|[01][0-9a-f]|7f)|%(?![0-9a-f]{2})");

    private PlainPath() {}

    /** Tells whether a decoded path means the same to everybody: no dot segments, no separators in disguise. */
    public static boolean isPlain(String path) {
        if (!path.startsWith("/") || path.length() > LONGEST) {
            return false;
        }
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            if (c < ' ' || c == 0x7f || c == ';' || c == '\\' || c == '%' || (c == '/' && isDoubtfulAfter(path, at))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the decoded path of a request target, or {@code null} if servers disagree about it.
     *
     * @param target the target as it stands in the request line
     */
    public static @Nullable String ofTarget(String target) {
        if (target.length() > LONGEST) {
            return null;
        }
        String local = ABSOLUTE.matcher(target).replaceFirst("");
        String raw = local.split("[?#]", 2)[0];
        String path = raw.isEmpty() && !local.equals(target) ? "/" : raw;
        if (!path.startsWith("/") || DOUBTFUL.matcher(path).find()) {
            return null;
        }
        String decoded = decoded(path);
        return decoded != null && isPlain(decoded) ? decoded : null;
    }

    private static @Nullable String decoded(String path) {
        ByteBuffer bytes = ByteBuffer.allocate(path.length());
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            if (c > 0x7e) {
                return null;
            }
            if (c == '%') {
                bytes.put((byte) Integer.parseInt(path.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Tells whether an empty segment, {@code .} or {@code ..} follows the slash; nothing may follow the last one. */
    private static boolean isDoubtfulAfter(String path, int slash) {
        int end = path.indexOf('/', slash + 1);
        String segment = path.substring(slash + 1, end < 0 ? path.length() : end);
        return (segment.isEmpty() && end >= 0) || segment.equals(".") || segment.equals("..");
    }
}
