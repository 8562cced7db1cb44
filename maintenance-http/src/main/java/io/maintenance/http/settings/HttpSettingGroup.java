// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.ConfigurationException;
import io.maintenance.settings.Setting;
import io.maintenance.settings.SettingGroup;
import io.maintenance.spi.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The settings {@code maintenance.http.*}, for programs that read the same configuration without a gate. Thread-safe. */
public final class HttpSettingGroup implements SettingGroup {

    /** Creates the group; {@link java.util.ServiceLoader} does. */
    public HttpSettingGroup() {}

    @Override
    public String prefix() {
        return HttpSettingNames.PREFIX;
    }

    @Override
    public Collection<String> names() {
        return HttpSettingNames.ALL;
    }

    @Override
    public List<String> problems(Map<String, Setting> settings) {
        try {
            GateSettings ignored = GateSettings.of(settings);
            return List.of();
        } catch (ConfigurationException mistaken) {
            return mistaken.problems();
        }
    }

    @Override
    public List<Finding> diagnose(Map<String, Setting> settings) {
        return new SettingsReview(GateSettings.of(settings)).all();
    }
}
