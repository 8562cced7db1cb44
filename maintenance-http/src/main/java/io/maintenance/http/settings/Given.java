// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.settings.Setting;
import java.util.Map;
import java.util.TreeMap;

/**
 * The value of a setting, and where it was read.
 *
 * @param text the value; it may be a secret
 * @param origin where it was read, for people
 */
public record Given(String text, String origin) {

    /** Strips the blanks around the value. */
    public Given {
        text = text.strip();
    }

    /** Returns settings by their names as they were read elsewhere. */
    public static Map<String, Given> all(Map<String, Setting> settings) {
        Map<String, Given> all = new TreeMap<>();
        settings.forEach((name, setting) -> all.put(name, new Given(setting.value(), setting.origin())));
        return all;
    }

    /** The text may be a secret. */
    @Override
    public String toString() {
        return "a value (" + origin + ")";
    }
}
