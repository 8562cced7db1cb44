// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

import java.time.Instant;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457) for programs.
 *
 * @param type the URI of the kind of problem
 * @param status the status code of the response
 * @param detail what visitors are told; may be empty
 * @param expectedEnd when it should be over; {@code null} if that is not said, or has passed
 */
public record ProblemDocument(String type, int status, String detail, @Nullable Instant expectedEnd) {

    private static final int LONGEST_DETAIL = 1_000;

    /** Returns the document. */
    public String json() {
        StringJoiner members = new StringJoiner(",", "{", "}\n");
        members.add("\"type\":" + JsonText.quoted(type));
        members.add("\"title\":" + JsonText.quoted(title()));
        members.add("\"status\":" + status);
        if (!detail.isEmpty()) {
            members.add("\"detail\":" + JsonText.quoted(cut(detail)));
        }
        if (expectedEnd != null) {
            members.add("\"expectedEnd\":\"" + expectedEnd + '"');
        }
        return members.toString();
    }

    /** Without a type of its own, a problem is called as its status is. */
    private String title() {
        return switch (status) {
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            default -> "Service Unavailable";
        };
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_DETAIL
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_DETAIL - 3)) + "...";
    }
}
