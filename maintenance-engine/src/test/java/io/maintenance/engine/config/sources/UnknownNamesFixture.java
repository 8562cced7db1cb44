// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import io.maintenance.engine.config.value.ConfigurationProblems;
import java.util.List;

/** What judges names where no module above the switch is. */
final class UnknownNamesFixture {

    private UnknownNamesFixture() {}

    static UnknownNames of(ConfigurationProblems problems) {
        return new UnknownNames(new SettingGroups(List.of()), problems);
    }
}
