// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.ScopeStatus;
import io.maintenance.http.Header;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An entity tag (RFC 9110, section 8.8.3). That of a scope is the same on every node that knows the same, and another after each
 * change.
 *
 * @param text the tag, with its quotes
 */
record EntityTag(String text) {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final int SHOWN_BYTES = 12;

    static EntityTag of(ScopeStatus status) {
        return ofText(status.scope()
                + status.activations().stream()
                        .map(each -> each + "" + each.attributes())
                        .toList()
                + status.addresses());
    }

    /** Returns the tag of whatever a text says. */
    static EntityTag ofText(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return new EntityTag('"' + HexFormat.of().formatHex(hash, 0, SHOWN_BYTES) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Header header() {
        return new Header("ETag", text);
    }

    /** Returns the header of a response that says the same in other words, or more beside it. */
    Header weakHeader() {
        return new Header("ETag", "W/" + text);
    }

    /** Returns {@code true} if one of the tags in these lines is this one, or they say any. Compares as RFC 9110 does for changes. */
    boolean isIn(List<String> lines) {
        return tags(lines).anyMatch(each -> each.equals("*") || each.equals(text));
    }

    /** Returns {@code true} if a client has what this tag is of; weak tags count. */
    boolean isKnownTo(List<String> lines) {
        return tags(lines)
                .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                .anyMatch(each -> each.equals("*") || each.equals(text));
    }

    private static Stream<String> tags(List<String> lines) {
        return lines.stream().flatMap(line -> COMMA.splitAsStream(line.strip()));
    }
}
