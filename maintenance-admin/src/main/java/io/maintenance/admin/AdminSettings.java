// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceMode;
import io.maintenance.admin.token.TokenFile;
import io.maintenance.settings.Setting;
import io.maintenance.spi.NameSuggestion;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the admin API is configured with: the settings {@code maintenance.admin.*}, checked. Immutable.
 *
 * @param tokens the file with the tokens
 */
public record AdminSettings(TokenFile tokens) {

    /** What the names of all settings begin with. */
    static final String PREFIX = "maintenance.admin.";

    private static final String TOKENS_FILE = PREFIX + "tokens-file";

    /** Every name. */
    static final List<String> NAMES = List.of(TOKENS_FILE);

    /** Where nobody has the right to write a token; there is none, and so no API. */
    private static final Path NOWHERE = Path.of("/nonexistent/maintenance/tokens");

    /**
     * Returns the settings that the configuration of a switch holds: in its system properties, environment and file.
     *
     * @throws ConfigurationException with every mistake
     */
    public static AdminSettings of(MaintenanceMode maintenance) {
        return of(maintenance.settings(PREFIX, NAMES));
    }

    /** Returns {@code true} if a file is named, so that there can be an API. */
    public boolean isOpen() {
        return !tokens.path().equals(NOWHERE);
    }

    static AdminSettings of(Map<String, Setting> settings) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(settings).forEach((name, setting) -> {
            if (!NAMES.contains(name)) {
                problems.add(name + " is not a setting (" + setting.origin() + "): did you mean "
                        + NameSuggestion.nearest(name, NAMES).orElse(TOKENS_FILE) + "?");
            }
        });
        Setting file = settings.get(TOKENS_FILE);
        Path path = NOWHERE;
        try {
            path = file == null ? NOWHERE : Path.of(file.value().strip());
        } catch (InvalidPathException wrong) {
            problems.add(TOKENS_FILE + " (" + file.origin() + "): it is no path of a file");
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new AdminSettings(new TokenFile(path));
    }
}
