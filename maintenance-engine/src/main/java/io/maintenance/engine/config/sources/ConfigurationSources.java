// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.engine.config.value.SourcePrecedence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in words where the values of a configuration come from. */
public final class ConfigurationSources {

    private static final String NO_FILE = "no properties file: " + FileSearch.NONE;

    private ConfigurationSources() {}

    /** Returns the sources that were found, the properties file first. */
    public static String of(Optional<String> file, Map<String, SettingValue> effective) {
        Map<SourcePrecedence, Integer> counts = new EnumMap<>(SourcePrecedence.class);
        effective.values().forEach(given -> counts.merge(given.precedence(), 1, Integer::sum));
        List<String> sources = new ArrayList<>();
        sources.add(file.map(name -> name + counted(counts.getOrDefault(SourcePrecedence.FILE, 0)))
                .orElse(NO_FILE));
        counts.forEach((precedence, count) -> named(precedence).ifPresent(name -> sources.add(name + counted(count))));
        return String.join("; ", sources);
    }

    private static String counted(int settings) {
        return " (" + settings + (settings == 1 ? " setting)" : " settings)");
    }

    private static Optional<String> named(SourcePrecedence precedence) {
        return switch (precedence) {
            case DEFAULT, FILE -> Optional.empty();
            case ENVIRONMENT -> Optional.of("environment variables");
            case SYSTEM -> Optional.of("system properties");
            case FRAMEWORK -> Optional.of("the program's own configuration");
            case PROGRAM -> Optional.of("the program or its command line");
        };
    }
}
