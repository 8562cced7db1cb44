// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceMode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the filter does that was given nothing, in any container. */
abstract class InitParameterRules {

    abstract ServletServer start(MaintenanceFilter filter, Map<String, String> initParameters) throws Exception;

    @Test
    void withoutAGateItOpensASwitchOfItsOwnFromInitParameters() throws Exception {
        String store = "memory:own-" + getClass().getSimpleName();
        Map<String, String> settings = Map.of(
                "maintenance.backend.url", store,
                "maintenance.flag-file", "none",
                "maintenance.http.paths.exclude", "/health");
        try (MaintenanceMode other = open(store);
                ServletServer own = start(new MaintenanceFilter(), settings)) {
            other.enable();
            await().untilAsserted(() -> assertThat(
                            HttpReply.to(own.port(), "GET /app/page HTTP/1.1").status())
                    .isEqualTo(503));
            assertThat(HttpReply.to(own.port(), "GET /app/health HTTP/1.1").status())
                    .isEqualTo(200);
        }
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName()
                .contains("own-" + getClass().getSimpleName()));
    }

    /** Some containers throw what the filter says, some log it. */
    @ParameterizedTest
    @ValueSource(strings = {"dry-run", "maintenance.http.dry-ran", "maintenance.no-such-setting"})
    void anInitParameterThatIsNoSettingStopsTheStartAndIsNamed(String name) {
        Map<String, String> settings = Map.of(name, "true", "maintenance.flag-file", "none");
        LogCapture logs = LogCapture.capture();
        StringWriter said = new StringWriter();
        try {
            assertThatThrownBy(() -> start(new MaintenanceFilter(), settings).close())
                    .satisfies(failed -> failed.printStackTrace(new PrintWriter(said)));
        } finally {
            logs.close();
        }

        assertThat(said + logs.text()).contains(name);
    }

    @Test
    void aPatternThatBeginsWithTheContextPathIsNamedAtTheStart() throws Exception {
        Map<String, String> settings = Map.of(
                "maintenance.backend.url", "memory:context-" + getClass().getSimpleName(),
                "maintenance.flag-file", "none",
                "maintenance.http.paths.exclude", "/app/health");
        LogCapture logs = LogCapture.capture();
        try {
            start(new MaintenanceFilter(), settings).close();
        } finally {
            logs.close();
        }

        assertThat(logs.text()).contains("/app/health, which begins with the context path /app", "write /health");
    }

    private static MaintenanceMode open(String store) {
        return MaintenanceMode.builder()
                .properties(Map.of("maintenance.flag-file", "none"), "the test")
                .backend(store)
                .noFallback()
                .open();
    }
}
