// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import java.util.List;

/** What judges names where no module above the switch is. */
final class Names {

    private Names() {}

    static UnknownNames of(Problems problems) {
        return new UnknownNames(new SettingGroups(List.of()), problems);
    }
}
