// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.settings.RedactedText;
import java.nio.charset.StandardCharsets;

/** What holds for the text of a URL, whatever it is. */
public final class UrlPromises {

    private static final String SECRET = "Canary4711";

    private UrlPromises() {}

    /** A URL is read, or refused without showing itself. */
    public static void url(String text) {
        try {
            BackendUrl url = BackendUrl.parse(text, scheme -> scheme.equals("jcache"));
            String password = url.login().password();
            if (password != null
                    && password.contains(SECRET)
                    && !text.replaceFirst(SECRET, "").contains(SECRET)) {
                assertThat(url.toString()).doesNotContain(SECRET);
            }
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        UrlRedaction.of(text);
        String other = text.replace("@", "").replace(SECRET, "");
        assertThat(UrlRedaction.of("redis://me:" + SECRET + "@" + other)).doesNotContain(SECRET);
        assertThat(RedactedText.withoutLogins("redis://me:" + SECRET + "@" + text))
                .doesNotContain("me:" + SECRET);
        assertThat(PercentEncoding.decode(PercentEncoding.encode(text), "it")).isEqualTo(wellFormed(text));
    }

    /** Half a character cannot be encoded. */
    private static String wellFormed(String text) {
        boolean encoded = !PercentEncoding.encode(text).equals(text);
        return encoded ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) : text;
    }
}
