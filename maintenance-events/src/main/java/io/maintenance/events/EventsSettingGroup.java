// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import io.maintenance.SettingsReader;
import io.maintenance.settings.Setting;
import io.maintenance.settings.SettingGroup;
import io.maintenance.spi.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The settings {@code maintenance.events.*}, for programs that read the same configuration without recording. Thread-safe. */
public final class EventsSettingGroup implements SettingGroup {

    /** Creates the group; {@link java.util.ServiceLoader} does. */
    public EventsSettingGroup() {}

    @Override
    public String prefix() {
        return EventsSettings.PREFIX;
    }

    @Override
    public Collection<String> names() {
        return EventsSettings.NAMES;
    }

    @Override
    public List<String> problems(Map<String, Setting> settings) {
        SettingsReader reader = new SettingsReader(settings);
        EventsSettings ignored = EventsSettings.read(reader);
        return reader.problems();
    }

    @Override
    public List<Finding> diagnose(Map<String, Setting> settings) {
        return new EventsReview(settings).all();
    }
}
