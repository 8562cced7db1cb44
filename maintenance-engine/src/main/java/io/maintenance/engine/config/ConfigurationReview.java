// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.engine.config.options.OptionVariables;
import io.maintenance.engine.config.sources.Environment;
import io.maintenance.engine.config.sources.ExtensionSettings;
import io.maintenance.engine.config.sources.SettingGroups;
import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.engine.config.value.EffectiveValues;
import io.maintenance.settings.EffectiveSettings;
import io.maintenance.spi.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What is noticed of a configuration beside the mistakes that stop the start.
 *
 * @param settings those of modules above the switch
 * @param groups which of these modules are here
 * @param variables which variables backends asked for
 * @param environment in which others may be
 * @param problems what was noticed while the sources were read
 */
public record ConfigurationReview(
        ExtensionSettings settings,
        SettingGroups groups,
        OptionVariables variables,
        Environment environment,
        ConfigurationProblems problems) {

    /** Returns what is worth knowing of single settings. */
    public List<String> remarks() {
        return problems.remarks();
    }

    /** Returns what the modules above the switch refuse. */
    public List<String> mistakes() {
        ConfigurationProblems mistakes = new ConfigurationProblems();
        groups.judge(settings, mistakes);
        mistakes.warnings().forEach(problems::remark);
        return mistakes.all();
    }

    /** Returns what the modules above the switch expect of settings that they do not refuse. */
    public List<Finding> findings() {
        return groups.diagnose(settings);
    }

    /** Returns the variables that begin like ours and that nobody reads. */
    public List<UnreadVariable> unread() {
        return new VariableReview(environment, groups, variables).unread();
    }

    /** Returns all of it beside what the settings come to. */
    EffectiveSettings with(EffectiveValues inForce) {
        problems.addAll(mistakes());
        List<String> warnings = new ArrayList<>(problems.warnings());
        warnings.addAll(remarks());
        unread().forEach(variable -> warnings.add(variable.sentence()));
        return new EffectiveSettings(inForce.all(), problems.all(), warnings);
    }
}
