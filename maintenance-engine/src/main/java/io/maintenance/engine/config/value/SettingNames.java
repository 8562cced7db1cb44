// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names of all settings. */
public final class SettingNames {

    /** What every name begins with. */
    public static final String PREFIX = "maintenance.";

    public static final String BACKEND = PREFIX + "backend.";
    public static final String FALLBACK = PREFIX + "fallback.";
    public static final String CONFIG = PREFIX + "config";
    public static final String NAMESPACE = PREFIX + "namespace";
    public static final String BACKEND_URL = BACKEND + "url";
    public static final String FALLBACK_URL = FALLBACK + "url";
    public static final String POLL_INTERVAL = PREFIX + "poll-interval";
    public static final String POLL_INTERVAL_WATCHED = PREFIX + "poll-interval-watched";
    public static final String START_TIMEOUT = PREFIX + "start-timeout";
    public static final String ON_UNKNOWN = PREFIX + "on-unknown";
    public static final String FLAG_FILE = PREFIX + "flag-file";
    public static final String SCOPES = PREFIX + "scopes";
    public static final String COMPRESS_ABOVE = PREFIX + "compress-above";
    public static final String RETRY_AFTER = PREFIX + "retry-after";
    public static final String BY = PREFIX + "by";

    /** Read by other modules, under names of their own. */
    public static final String HTTP = PREFIX + "http.";

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
    public static final List<String> BACKEND_LEAVES = List.of("url", "timeout", "user", "password", "password-file");

    /** What the names begin with that belong together. */
    public static final List<String> GROUPS = List.of(BACKEND, FALLBACK, HTTP);

    /** Every setting with a fixed name that a file may hold. */
    public static final List<String> ALL = all();

    private SettingNames() {}

    /** Tells whether a source may hold this name. What follows the prefix of a backend is that backend's to judge. */
    public static boolean isKnown(String key) {
        return ALL.contains(key) || GROUPS.stream().anyMatch(group -> isWithin(key, group));
    }

    /** Returns what stands before the dot of a prefix. */
    public static String group(String prefix) {
        return prefix.substring(0, prefix.length() - 1);
    }

    /** Returns the environment variable of a setting. */
    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
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
