// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.engine.config.value.SourcePrecedence;
import io.maintenance.settings.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What those who build on the switch get of its configuration. */
class ExtensionSettingsTest {

    private static final String PREFIX = "maintenance.http.";
    private static final String EXCLUDE = PREFIX + "paths.exclude";
    private static final String DRY_RUN = PREFIX + "dry-run";

    private static Map<String, Setting> below(Map<String, SettingValue> effective, Map<String, String> variables) {
        return new ExtensionSettings(effective, variables).below(PREFIX, List.of(EXCLUDE, DRY_RUN));
    }

    private static SettingValue given(String text, SourcePrecedence precedence) {
        return new SettingValue(text, "somewhere", precedence);
    }

    @Test
    void everythingBelowThePrefixIsHandedOverAlsoWhatIsNotKnown() {
        Map<String, SettingValue> effective = Map.of(
                EXCLUDE,
                given("/health", SourcePrecedence.FILE),
                PREFIX + "typo",
                given("1", SourcePrecedence.FILE),
                "maintenance.namespace",
                given("shop", SourcePrecedence.FILE));

        assertThat(below(effective, Map.of()))
                .containsOnlyKeys(EXCLUDE, PREFIX + "typo")
                .containsEntry(EXCLUDE, new Setting("/health", "somewhere"));
    }

    @Test
    void aVariableWinsOverTheFileAndNotOverTheProgram() {
        Map<String, String> variables = Map.of(
                "MAINTENANCE_HTTP_PATHS_EXCLUDE",
                " /up ",
                "MAINTENANCE_HTTP_DRY_RUN",
                "",
                "MAINTENANCE_HTTP_PORT",
                "80");

        assertThat(below(Map.of(EXCLUDE, given("/health", SourcePrecedence.FILE)), variables))
                .containsOnly(
                        Map.entry(EXCLUDE, new Setting("/up", "environment variable MAINTENANCE_HTTP_PATHS_EXCLUDE")));
        assertThat(below(Map.of(EXCLUDE, given("/health", SourcePrecedence.SYSTEM)), variables))
                .containsOnly(Map.entry(EXCLUDE, new Setting("/health", "somewhere")));
    }

    @Test
    void loginsOfBackendsStayWithTheSwitch() {
        ExtensionSettings all = new ExtensionSettings(
                Map.of("maintenance.backend.password", given("secret", SourcePrecedence.FILE)),
                Map.of("MAINTENANCE_FALLBACK_PASSWORD", "secret"));

        assertThat(all.below("maintenance.", List.of("maintenance.fallback.password")))
                .isEmpty();
        assertThat(new Setting("secret", "somewhere")).hasToString("Setting[somewhere]");
    }
}
