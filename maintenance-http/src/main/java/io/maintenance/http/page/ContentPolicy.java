// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.page;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser may do with a page: use the styles and scripts that stand in it, ask its own server, and nothing else. */
public final class ContentPolicy {

    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    private ContentPolicy() {}

    /** Returns the policy for a page; its styles and scripts are named by their hashes. */
    public static String of(String html) {
        return "default-src 'none'; style-src" + hashes(STYLE, html) + "; script-src" + hashes(SCRIPT, html)
                + "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String hashes(Pattern element, String html) {
        String hashes = element.matcher(html)
                .results()
                .map(match -> " 'sha256-" + hash(match.group(1)) + "'")
                .distinct()
                .collect(Collectors.joining());
        return hashes.isEmpty() ? " 'none'" : hashes;
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
