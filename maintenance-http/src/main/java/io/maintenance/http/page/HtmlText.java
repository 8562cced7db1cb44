// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.page;

/** Writes texts into HTML, where they stay texts. */
final class HtmlText {

    private HtmlText() {}

    /** Returns the text with the five characters escaped that mean something in content or in quoted attributes. */
    static String escaped(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(html, c));
        return html.toString();
    }

    private static void append(StringBuilder html, int c) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            default -> html.appendCodePoint(isText(c) ? c : '\uFFFD');
        }
    }

    /** Other control characters, and half a surrogate pair, are not allowed in a document. */
    private static boolean isText(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
        return !control && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }
}
