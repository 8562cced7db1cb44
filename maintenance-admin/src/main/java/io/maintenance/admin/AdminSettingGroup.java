// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.ConfigurationException;
import io.maintenance.settings.Setting;
import io.maintenance.settings.SettingGroup;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The settings {@code maintenance.admin.*}, for programs that read the same configuration without the API. Thread-safe. */
public final class AdminSettingGroup implements SettingGroup {

    /** Creates the group; {@link java.util.ServiceLoader} does. */
    public AdminSettingGroup() {}

    @Override
    public String prefix() {
        return AdminSettings.PREFIX;
    }

    @Override
    public Collection<String> names() {
        return AdminSettings.NAMES;
    }

    @Override
    public List<String> problems(Map<String, Setting> settings) {
        try {
            AdminSettings ignored = AdminSettings.of(settings);
            return List.of();
        } catch (ConfigurationException mistaken) {
            return mistaken.problems();
        }
    }
}
