// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.spi.NameSuggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of all settings. */
final class Keys {

    static final String PREFIX = "maintenance.";
    static final String BACKEND = PREFIX + "backend.";
    static final String FALLBACK = PREFIX + "fallback.";
    static final String CONFIG = PREFIX + "config";
    static final String NAMESPACE = PREFIX + "namespace";
    static final String BACKEND_URL = BACKEND + "url";
    static final String FALLBACK_URL = FALLBACK + "url";
    static final String POLL_INTERVAL = PREFIX + "poll-interval";
    static final String POLL_INTERVAL_WATCHED = PREFIX + "poll-interval-watched";
    static final String START_TIMEOUT = PREFIX + "start-timeout";
    static final String ON_UNKNOWN = PREFIX + "on-unknown";
    static final String FLAG_FILE = PREFIX + "flag-file";
    static final String SCOPES = PREFIX + "scopes";
    static final String COMPRESS_ABOVE = PREFIX + "compress-above";
    static final String RETRY_AFTER = PREFIX + "retry-after";
    static final String BY = PREFIX + "by";

    private static final String PASSWORD = "password";

    /** A bypass is none: its settings say how a secret is told, and not which. */
    private static final Pattern SECRET =
            Pattern.compile("(?<!by)pass(?!ive)|pwd|secret|token|credential|insecure-header");

    /** Read by other modules, under names of their own. */
    static final String HTTP = PREFIX + "http.";

    private static final List<String> ENGINE = List.of(
            NAMESPACE,
            POLL_INTERVAL,
            POLL_INTERVAL_WATCHED,
            START_TIMEOUT,
            ON_UNKNOWN,
            FLAG_FILE,
            SCOPES,
            COMPRESS_ABOVE,
            RETRY_AFTER,
            BY);

    /** What is read of every store. A backend may know more, for which it asks when it is opened. */
    static final List<String> BACKEND_LEAVES = List.of("url", "timeout", "user", PASSWORD, "password-file");

    /** What the names begin with that belong together. */
    static final List<String> GROUPS = List.of(BACKEND, FALLBACK, HTTP);

    /** Every setting with a fixed name that a file may hold. */
    static final List<String> ALL = all();

    private Keys() {}

    /** Tells whether a source may hold this name. What follows the prefix of a backend is that backend's to judge. */
    static boolean isKnown(String key) {
        return ALL.contains(key) || GROUPS.stream().anyMatch(group -> isWithin(key, group));
    }

    /** Returns what stands before the dot of a prefix. */
    static String group(String prefix) {
        return prefix.substring(0, prefix.length() - 1);
    }

    /** Returns the environment variable of a setting. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * Tells whether a message must not show the value of this setting or parameter: because it is a secret, because it may be
     * one under a name that nobody here knows, or because it lets in whoever knows it.
     */
    static boolean isSecret(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        String leaf = plain.substring(plain.lastIndexOf('.') + 1);
        return !plain.endsWith("-file") && (SECRET.matcher(plain).find() || NameSuggestion.isTypo(leaf, PASSWORD));
    }

    private static boolean isWithin(String key, String group) {
        return key.startsWith(group) && key.length() > group.length();
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(ENGINE);
        BACKEND_LEAVES.forEach(leaf -> all.add(BACKEND + leaf));
        BACKEND_LEAVES.forEach(leaf -> all.add(FALLBACK + leaf));
        return List.copyOf(all);
    }
}
