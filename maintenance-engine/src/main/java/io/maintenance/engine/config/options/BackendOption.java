// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.settings.RedactedText;

/**
 * One option of a store, from its URL or from a setting.
 *
 * @param prefix of the store's settings
 * @param name without the prefix
 * @param given its value
 * @param inUrl whether it is part of the URL
 */
record BackendOption(String prefix, String name, SettingValue given, boolean inUrl) {

    String text() {
        return given.text();
    }

    /** Returns the setting that holds this option. */
    String setting() {
        return prefix + (inUrl ? "url" : name);
    }

    /** Returns the option by its name alone, and where it was read. */
    String named() {
        return (inUrl ? name + " in " : "") + setting();
    }

    /**
     * Returns a problem with the value.
     *
     * @param secret whether the value must not be shown
     */
    String wrong(boolean secret, String why) {
        String value = secret ? "***" : RedactedText.line(text());
        String pair = inUrl ? name + "=" + value + " in " + setting() : setting() + "=" + value;
        return pair + " (" + given.origin() + "): " + why;
    }
}
