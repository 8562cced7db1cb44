// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.settings.EffectiveSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationSourcesTest {

    private TestMachine machine = new TestMachine(Path.of("unused"));

    @BeforeEach
    void begin(@TempDir Path directory) {
        machine = new TestMachine(directory);
    }

    @Test
    void everySourceIsNamedAndCounted() {
        machine.environment.put("MAINTENANCE_POLL_INTERVAL", "2s");
        machine.system.setProperty("maintenance.by", "me");
        Configuration configuration =
                machine.configuration("maintenance.namespace=shop\nmaintenance.backend.url=memory:x\n");
        configuration.set("maintenance.on-unknown", "closed");

        assertThat(configuration.sources())
                .isEqualTo(machine.workingDirectory.resolve("maintenance.properties")
                        + " (2 settings); environment variables (1 setting); system properties (1 setting);"
                        + " the program or its command line (1 setting)");
    }

    @Test
    void whereThereIsNoFileThatIsSaid() {
        assertThat(machine.configuration().sources()).startsWith("no properties file");
    }

    @Test
    void aFileWithMistakesIsASourceAllTheSame() {
        assertThat(machine.configuration("maintenance.namespcae=shop\n").sources())
                .contains("maintenance.properties");
    }

    @Test
    void variablesThatAreNoSettingsComeWithTheNearestOne() {
        machine.environment.put("MAINTENANCE_BACKND_URL", "file:/x");
        machine.environment.put("MAINTENANCE_NAMESPACE", "shop");
        machine.environment.put("MAINTENANCE_STATE", "/x");
        machine.environment.put("MAINTENANCE_JAVA_OPTS", "-Xmx1g");
        machine.environment.put("MAINTENANCE_CONFIG", "/x");

        assertThat(unread(machine.configuration("")))
                .containsExactly("MAINTENANCE_BACKND_URL is not a setting, so it has no effect:"
                        + " did you mean MAINTENANCE_BACKEND_URL?");
    }

    @Test
    void whatKubernetesTellsOfServicesIsNoSlip() {
        machine.environment.put("MAINTENANCE_BACKEND_PORT", "tcp://10.0.0.1:6379");
        machine.environment.put("MAINTENANCE_BACKEND_PORT_6379_TCP_ADDR", "10.0.0.1");
        machine.environment.put("MAINTENANCE_SERVICE_HOST", "10.0.0.1");
        machine.environment.put("MAINTENANCE_SERVICE_PORT_HTTP", "80");

        assertThat(unread(machine.configuration(""))).isEmpty();
    }

    @Test
    void aProgramThatReadsNoEnvironmentHearsNothingOfIt() {
        machine.environment.put("MAINTENANCE_BACKND_URL", "file:/x");

        assertThat(unread(machine.configuration())).isEmpty();
    }

    private static List<String> unread(Configuration configuration) {
        EffectiveSettings ignored = configuration.inForce();
        return configuration.review().unread().stream()
                .map(UnreadVariable::sentence)
                .toList();
    }
}
