// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.ConfigurationException;
import io.maintenance.settings.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminSettingsTest {

    @Test
    void withoutSettingsThereIsNoFileOfTokensAndAnyName() {
        AdminSettings settings = of(Map.of());

        assertThat(settings.isOpen()).isFalse();
        assertThat(settings.tokens()).isEmpty();
        assertThat(settings.hosts()).isEmpty();
    }

    @Test
    void fileAndNamesAreRead() {
        AdminSettings settings = of(Map.of(
                "maintenance.admin.tokens-file", " /etc/tokens ", "maintenance.admin.hosts", "Ops.example , console"));

        assertThat(settings.tokens().orElseThrow().path()).isEqualTo(Path.of("/etc/tokens"));
        assertThat(settings.hosts()).containsExactlyInAnyOrder("ops.example", "console");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ops.example", "ops.example:443", "*.example", "a,,b", "a b", "ops.example/"})
    void whatIsNoNameIsNamed(String hosts) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of(Map.of("maintenance.admin.hosts", hosts)))
                .withMessageContainingAll("maintenance.admin.hosts", "a test", "ops.example");
    }

    @Test
    void aTypoIsNamedWithTheSettingThatWasMeant() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of(Map.of("maintenance.admin.host", "a")))
                .withMessageContaining("did you mean maintenance.admin.hosts?");
    }

    private static AdminSettings of(Map<String, String> values) {
        Map<String, Setting> settings = new HashMap<>();
        values.forEach((name, value) -> settings.put(name, new Setting(value, "a test")));
        return AdminSettings.of(settings);
    }
}
