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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the admin API is configured with: the settings {@code maintenance.admin.*}, checked. Immutable.
 *
 * @param tokens the file with the tokens; without one there is no API
 * @param hosts the names that requests may ask for, in lower case, beside {@code localhost} and addresses; empty: any
 */
public record AdminSettings(Optional<TokenFile> tokens, Set<String> hosts) {

    /** What the names of all settings begin with. */
    static final String PREFIX = "maintenance.admin.";

    private static final String TOKENS_FILE = PREFIX + "tokens-file";
    private static final String HOSTS = PREFIX + "hosts";

    /** Every name. */
    static final List<String> NAMES = List.of(TOKENS_FILE, HOSTS);

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

    /** Copies the names. */
    public AdminSettings {
        hosts = Set.copyOf(hosts);
    }

    /** Creates settings with a file of tokens, and any name. */
    public AdminSettings(TokenFile tokens) {
        this(Optional.of(tokens), Set.of());
    }

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
        return tokens.isPresent();
    }

    /** Returns these settings with another file of tokens. */
    public AdminSettings withTokens(TokenFile file) {
        return new AdminSettings(Optional.of(file), hosts);
    }

    /** Returns these settings with a further name that requests may ask for: where a server listens. */
    public AdminSettings withHost(String host) {
        Set<String> all = new TreeSet<>(hosts);
        all.add(host.toLowerCase(Locale.ROOT));
        return new AdminSettings(tokens, all);
    }

    static AdminSettings of(Map<String, Setting> settings) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(settings).forEach((name, setting) -> {
            if (!NAMES.contains(name)) {
                problems.add(name + " is not a setting (" + setting.origin() + "): did you mean "
                        + NameSuggestion.nearest(name, NAMES).orElse(TOKENS_FILE) + "?");
            }
        });
        Optional<TokenFile> tokens = tokens(settings.get(TOKENS_FILE), problems);
        Set<String> hosts = hosts(settings.get(HOSTS), problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new AdminSettings(tokens, hosts);
    }

    private static Optional<TokenFile> tokens(@Nullable Setting file, List<String> problems) {
        try {
            return Optional.ofNullable(file)
                    .map(each -> new TokenFile(Path.of(each.value().strip())));
        } catch (InvalidPathException wrong) {
            problems.add(TOKENS_FILE + " (" + origin(file) + "): it is no path of a file");
            return Optional.empty();
        }
    }

    private static Set<String> hosts(@Nullable Setting list, List<String> problems) {
        Set<String> hosts = new TreeSet<>();
        String text = list == null ? "" : list.value().strip();
        for (String each :
                text.isEmpty() ? List.<String>of() : COMMA.splitAsStream(text).toList()) {
            String host = each.toLowerCase(Locale.ROOT);
            if (!HOST.matcher(host).matches()) {
                problems.add(HOSTS + " (" + origin(list) + "): '" + each
                        + "' is no name of a host: write names without port, such as ops.example, console.internal");
            }
            hosts.add(host);
        }
        return hosts;
    }

    private static String origin(@Nullable Setting setting) {
        return setting == null ? "" : setting.origin();
    }
}
