// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {

    private final List<String> keys = withConfig();

    @Test
    void noTwoKeysMapToOneVariable() {
        assertThat(keys.stream().map(Keys::variable)).doesNotHaveDuplicates();
        assertThat(Keys.variable("maintenance.backend.password-file")).isEqualTo("MAINTENANCE_BACKEND_PASSWORD_FILE");
        assertThat(keys.stream().map(Keys::variable)).doesNotContain(StateDirectory.VARIABLE);
    }

    @Test
    void noVariableIsOneThatKubernetesInjects() {
        String injected = ".*_(PORT|SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_.*)?)";

        assertThat("MAINTENANCE_BACKEND_PORT_6379_TCP_ADDR").matches(injected);
        assertThat(keys.stream().map(Keys::variable)).noneMatch(variable -> variable.matches(injected));
    }

    @Test
    void openGroupsAreKnown() {
        assertThat(Keys.isKnown("maintenance.http.paths.exclude")).isTrue();
        assertThat(Keys.isKnown("maintenance.backend.properties.a.b")).isTrue();
        assertThat(Keys.isKnown("maintenance.http.")).isFalse();
        assertThat(Keys.isKnown("maintenance.config")).isFalse();
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
                .allMatch(Keys::isSecret);
        assertThat(List.of("password-file", "user", "trust-store", "maintenance.http.bypass.header"))
                .noneMatch(Keys::isSecret);
    }

    private static List<String> withConfig() {
        List<String> all = new ArrayList<>(Keys.ALL);
        all.add(Keys.CONFIG);
        return all;
    }
}
