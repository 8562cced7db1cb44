// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.config.value.ConfigurationProblems;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What holds for the text of a properties file, whatever it is. */
public final class PropertiesPromises {

    private PropertiesPromises() {}

    /** A properties file says the same as {@link Properties} says of it, but for what that hides. */
    public static void properties(String text) {
        assertThat(ours(text)).isEqualTo(theirs(text));
        ConfigurationProblems problems = new ConfigurationProblems();
        new PropertiesText("a file", UnknownNamesFixture.of(problems)).read(text.getBytes(StandardCharsets.UTF_8));
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
