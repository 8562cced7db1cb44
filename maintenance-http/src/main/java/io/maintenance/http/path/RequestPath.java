// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.path;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request in both readings that there are of a {@link PlainPath plain} one: some servers route on the text as it
 * was sent, others decode it first. What is said about a path counts only if it is true of both. Immutable.
 *
 * @param text the path, decoded
 * @param decoded its segments
 * @param sent its segments as they were sent, but for escapes that had to be; the same list if there are no others
 */
public record RequestPath(String text, List<String> decoded, List<String> sent) {

    /**
     * Returns the path that an application was routed to, or {@code null} if servers disagree about it.
     *
     * @param target the target as it stands in the request line, context path included
     * @param routed the path below the context path, decoded; {@code null} if it cannot be told
     */
    public static @Nullable RequestPath of(String target, @Nullable String routed) {
        String raw = routed == null ? null : PlainPath.raw(target);
        String whole = raw == null ? null : PlainPath.decoded(raw);
        if (routed == null || raw == null || whole == null || !routed.startsWith("/") || !whole.endsWith(routed)) {
            return null;
        }
        List<String> decoded = segments(whole);
        List<String> sent = PercentEscape.isNeedlessIn(raw) ? sent(raw) : decoded;
        int context =
                whole.equals(routed) ? 0 : decoded.size() - segments(routed).size();
        return sent.equals(decoded) || sent.subList(0, context).equals(decoded.subList(0, context))
                ? new RequestPath(routed, below(context, decoded), below(context, sent))
                : null;
    }

    /** Returns the path of a target that has no context path, or {@code null} if servers disagree about it. */
    public static @Nullable RequestPath of(String target) {
        return of(target, PlainPath.ofTarget(target));
    }

    /** Returns {@code true} if both readings are one. */
    boolean isUnanimous() {
        return decoded.equals(sent);
    }

    /** Returns what stands between the slashes; {@code /a/} has an empty segment at its end. */
    static List<String> segments(String path) {
        return path.isEmpty() ? List.of() : List.of(path.substring(1).split("/", -1));
    }

    /** No pattern has a percent sign, so that an escape which stays matches nothing but a wildcard. */
    private static List<String> sent(String raw) {
        return segments(raw).stream()
                .map(each ->
                        PercentEscape.isNeedlessIn(each) ? each : Objects.requireNonNull(PercentEscape.decode(each)))
                .toList();
    }

    private static List<String> below(int context, List<String> segments) {
        return context == 0 ? segments : segments.subList(context, segments.size());
    }
}
