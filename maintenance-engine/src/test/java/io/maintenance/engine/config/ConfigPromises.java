// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What holds for the text of a configuration, whatever it is. */
public final class ConfigPromises {

    private static final String SECRET = "Canary4711";

    private ConfigPromises() {}

    /** A URL is read, or refused without showing itself. */
    public static void url(String text) {
        try {
            BackendUrl url = BackendUrl.parse(text);
            String password = url.login().password();
            if (password != null
                    && password.contains(SECRET)
                    && !text.replaceFirst(SECRET, "").contains(SECRET)) {
                assertThat(url.toString()).doesNotContain(SECRET);
            }
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        Redaction.of(text);
        String other = text.replace("@", "").replace(SECRET, "");
        assertThat(Redaction.of("redis://me:" + SECRET + "@" + other)).doesNotContain(SECRET);
        assertThat(Redaction.withoutLogins("redis://me:" + SECRET + "@" + text)).doesNotContain("me:" + SECRET);
        assertThat(Percent.decode(Percent.encode(text), "it")).isEqualTo(wellFormed(text));
    }

    /** Half a character cannot be encoded. */
    private static String wellFormed(String text) {
        boolean encoded = !Percent.encode(text).equals(text);
        return encoded ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) : text;
    }

    /** A properties file says the same as {@link Properties} says of it, but for what that hides. */
    public static void properties(String text) {
        assertThat(ours(text)).isEqualTo(theirs(text));
        Problems problems = new Problems();
        new PropertiesText("a file", Names.of(problems)).read(text.getBytes(StandardCharsets.UTF_8));
        problems.all().forEach(problem -> assertThat(problem).isNotBlank().hasSizeLessThan(1_000));
    }

    private static @Nullable Map<String, String> ours(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            LogicalLine.of(text).forEach(line -> line.entry().ifPresent(e -> values.put(e.getKey(), e.getValue())));
            return values;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static @Nullable Map<String, String> theirs(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text + "\n\n"));
        } catch (IllegalArgumentException malformed) {
            return null;
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name, "")));
        return values;
    }
}
