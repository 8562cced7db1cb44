// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.bypass;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A raw query in which a parameter may hold the secret.
 *
 * @param values the decoded values of that parameter
 * @param rest the other parameters, byte for byte
 */
public record LinkQuery(List<String> values, String rest) {

    /** What cannot be taken for dot segments, a query or another separator. */
    private static final String SEGMENT = "(?!\\.{1,2}$)(?!.*%2[eE])[A-Za-z0-9._~!$&'()*+,;=:@%-]*";

    /** Looks for a parameter, whose name may be encoded. */
    public static LinkQuery of(String query, String parameter) {
        List<String> pairs = Arrays.asList(query.split("&", -1));
        List<String> values = pairs.stream()
                .filter(pair -> name(pair).equals(parameter))
                .map(pair -> decoded(
                        pair.substring(Math.min(pair.length(), rawName(pair).length() + 1))))
                .toList();
        String rest =
                pairs.stream().filter(pair -> !name(pair).equals(parameter)).collect(Collectors.joining("&"));
        return new LinkQuery(values, rest);
    }

    /**
     * Returns where a client is sent on to: the last segment of the path that it asked for, beside which it stays on this host
     * whatever the path looks like, and below whatever a proxy has put before the path or taken from it.
     */
    public String target(String rawPath) {
        String last = rawPath.substring(rawPath.lastIndexOf('/') + 1);
        String path = "./" + (last.matches(SEGMENT) ? last : "");
        return rest.isEmpty() || !isPrintable(rest) ? path : path + "?" + rest;
    }

    /** Returns the only value, or {@code null} if there is none, or more than one. */
    public @Nullable String value() {
        return values.size() == 1 ? values.get(0) : null;
    }

    /** Shows no value: one of them may be the secret. */
    @Override
    public String toString() {
        return "LinkQuery[" + values.size() + " values]";
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static String name(String pair) {
        return decoded(rawName(pair));
    }

    private static String rawName(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }

    /** Decodes percent signs; what is encoded wrongly stays as it is. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '%' && isHex(text, at + 1) && isHex(text, at + 2)) {
                bytes.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                bytes.writeBytes(String.valueOf(text.charAt(at)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 0x80;
    }
}
