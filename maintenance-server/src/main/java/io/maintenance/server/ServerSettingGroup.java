// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.ConfigurationException;
import io.maintenance.settings.Setting;
import io.maintenance.settings.SettingGroup;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The settings {@code maintenance.server.*}, for programs that read the same configuration without a server. Thread-safe. */
public final class ServerSettingGroup implements SettingGroup {

    /** Creates the group; {@link java.util.ServiceLoader} does. */
    public ServerSettingGroup() {}

    @Override
    public String prefix() {
        return ServerSettings.PREFIX;
    }

    @Override
    public Collection<String> names() {
        return ServerSettings.NAMES;
    }

    @Override
    public List<String> problems(Map<String, Setting> settings) {
        try {
            ServerSettings ignored = ServerSettings.of(settings);
            return List.of();
        } catch (ConfigurationException mistaken) {
            return mistaken.problems();
        }
    }
}
