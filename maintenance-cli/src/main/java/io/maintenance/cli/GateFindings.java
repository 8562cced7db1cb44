// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceMode;
import io.maintenance.http.HttpSettings;
import io.maintenance.spi.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code doctor} finds among the settings of the gate, which no store knows of. */
final class GateFindings {

    private GateFindings() {}

    static List<Finding> of(MaintenanceMode.Builder builder) {
        Map<String, String> values = new TreeMap<>();
        builder.settings().settings().forEach((name, setting) -> values.put(name, setting.value()));
        try {
            return HttpSettings.of(values, "'maintenance config' says where it stands")
                    .diagnose();
        } catch (ConfigurationException e) {
            return e.problems().stream()
                    .map(problem -> new Finding(Finding.Severity.FAIL, "gate", problem, ""))
                    .toList();
        }
    }
}
