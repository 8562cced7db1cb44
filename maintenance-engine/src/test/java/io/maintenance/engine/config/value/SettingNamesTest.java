// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.settings.SecretNames;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingNamesTest {

    private final List<String> keys = withConfig();

    @Test
    void noTwoKeysMapToOneVariable() {
        assertThat(keys.stream().map(SettingNames::variable)).doesNotHaveDuplicates();
        assertThat(SettingNames.variable("maintenance.backend.password-file"))
                .isEqualTo("MAINTENANCE_BACKEND_PASSWORD_FILE");
        assertThat(keys.stream().map(SettingNames::variable)).doesNotContain("MAINTENANCE_STATE");
    }

    @Test
    void noVariableIsOneThatKubernetesInjects() {
        String injected = ".*_(PORT|SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_.*)?)";

        assertThat("MAINTENANCE_BACKEND_PORT_6379_TCP_ADDR").matches(injected);
        assertThat(keys.stream().map(SettingNames::variable)).noneMatch(variable -> variable.matches(injected));
    }

    @Test
    void openGroupsAreKnown() {
        assertThat(SettingNames.isKnown("maintenance.http.paths.exclude")).isTrue();
        assertThat(SettingNames.isKnown("maintenance.backend.properties.a.b")).isTrue();
        assertThat(SettingNames.isKnown("maintenance.http.")).isFalse();
        assertThat(SettingNames.isKnown("maintenance.config")).isFalse();
    }

    @Test
    void secretsAreKnownByTheirNames() {
        assertThat(List.of(
                        "password",
                        "pasword",
                        "requirepass",
                        "api-token",
                        "clientSecret",
                        "maintenance.backend.password",
                        "maintenance.http.bypass.insecure-header"))
                .allMatch(SecretNames::isSecret);
        assertThat(List.of(
                        "password-file",
                        "user",
                        "trust-store",
                        "maintenance.http.bypass.header",
                        "maintenance.http.cors.credentials"))
                .noneMatch(SecretNames::isSecret);
    }

    private static List<String> withConfig() {
        List<String> all = new ArrayList<>(SettingNames.ALL);
        all.add(SettingNames.CONFIG);
        return all;
    }
}
