// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

/** Writes texts as JSON (RFC 8259, section 7). */
public final class JsonText {

    private JsonText() {}

    /** Returns the text in quotes. Half a surrogate pair becomes U+FFFD; what ends lines in old scripts is escaped too. */
    public static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(json, c));
        return json.append('"').toString();
    }

    private static void append(StringBuilder json, int c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> appendOther(json, c);
        }
    }

    private static void appendOther(StringBuilder json, int c) {
        if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029) {
            json.append(String.format("\\u%04x", c));
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            json.append('\uFFFD');
        } else {
            json.appendCodePoint(c);
        }
    }
}
