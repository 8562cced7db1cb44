// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.UnknownPolicy;
import io.maintenance.engine.config.options.OpenedBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConfigurationTest extends MachineTestCase {

    private static final String STATE = "/home/ops/.local/state/maintenance";

    @Test
    void everythingHasADefault() {
        Settings settings = resolve(machine.configuration());

        assertThat(settings.namespace()).isEqualTo("default");
        assertThat(settings.primary().url()).isEqualTo("file:" + STATE);
        assertThat(settings.primary().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.fallback()).isNull();
        assertThat(settings.pollInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.pollIntervalWatched()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.startTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.onUnknown()).isEqualTo(UnknownPolicy.OPEN);
        assertThat(settings.flagFile()).isEqualTo(Path.of(STATE, "default", "ON"));
        assertThat(settings.setAsideDirectory()).isEqualTo(Path.of(STATE, "default", "set-aside"));
        assertThat(settings.scopes()).isEmpty();
        assertThat(settings.compressAbove()).isEqualTo(2048);
        assertThat(settings.retryAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.by()).isEqualTo("ops@web-1");
    }

    @Test
    void withoutAUrlTheSwitchIsForThisMachineAndAWarningSaysSo() {
        assertThat(resolve(machine.configuration()).warnings())
                .singleElement()
                .asString()
                .contains("for this machine only")
                .contains("redis")
                .contains("file:" + STATE);

        Configuration chosen = machine.configuration();
        chosen.set("maintenance.backend.url", "file:/var/shop");
        assertThat(resolve(chosen).warnings()).isEmpty();
    }

    @Test
    void aCommandIsNotToldThatOtherBackendsAreThere() {
        Configuration command = machine.configuration();
        command.oneShot();

        assertThat(resolve(command).warnings()).isEmpty();
    }

    @Test
    void aNetworkedBackendHasAFallbackOnThisHost() {
        Settings settings = resolve(machine.configuration(
                "maintenance.backend.url=redis://ops:secret@cache/14\nmaintenance.namespace=shop-prod "));

        assertThat(settings.namespace()).isEqualTo("shop-prod");
        assertThat(settings.primary().url()).isEqualTo("redis://ops:***@cache/14");
        assertThat(settings.primary().timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(fallback(settings).url()).isEqualTo("file:" + STATE + "/fallback");
        assertThat(fallback(settings).timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.flagFile()).isEqualTo(Path.of(STATE, "shop-prod", "ON"));
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void allSettingsAreRead() {
        Settings settings = resolve(
                machine.configuration(
                        """
                maintenance.namespace=shop
                maintenance.backend.url=file:state
                maintenance.backend.timeout=2s
                maintenance.backend.fsync=false
                maintenance.fallback.url=file:/fb
                maintenance.fallback.timeout=3s
                maintenance.poll-interval=500ms
                maintenance.poll-interval-watched=1m
                maintenance.start-timeout=0s
                maintenance.on-unknown=closed
                maintenance.flag-file=/run/shop/ON
                maintenance.scopes=store-a, store-b
                maintenance.compress-above=none
                maintenance.retry-after=PT5M
                maintenance.by=Ada L\u00f6velace
                maintenance.http.paths.exclude=/health
                """));

        assertThat(settings.primary().url()).isEqualTo("file:" + machine.workingDirectory.resolve("state"));
        assertThat(settings.primary().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(fallback(settings).url()).isEqualTo("file:/fb");
        assertThat(fallback(settings).timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.pollInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.pollIntervalWatched()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.startTimeout()).isZero();
        assertThat(settings.onUnknown()).isEqualTo(UnknownPolicy.CLOSED);
        assertThat(settings.flagFile()).isEqualTo(Path.of("/run/shop/ON"));
        assertThat(settings.scopes()).containsExactlyInAnyOrder("store-a", "store-b");
        assertThat(settings.compressAbove()).isEqualTo(Integer.MAX_VALUE);
        assertThat(settings.retryAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.by()).isEqualTo("Ada L\u00f6velace");
    }

    @Test
    void aHigherSourceWins() {
        Configuration configuration = machine.configuration("maintenance.backend.url=memory:a\nmaintenance.by=file");
        assertThat(resolve(configuration).by()).isEqualTo("file");

        machine.environment.put("MAINTENANCE_BY", "environment");
        assertThat(resolve(configuration).by()).isEqualTo("environment");

        machine.system.setProperty("maintenance.by", "system");
        assertThat(resolve(configuration).by()).isEqualTo("system");

        configuration.values(Map.of("maintenance.by", "framework", "spring.x", "y"), "application.yml");
        assertThat(resolve(configuration).by()).isEqualTo("framework");

        configuration.values(Map.of("maintenance.by", "later framework"), "application.yml");
        assertThat(resolve(configuration).by()).isEqualTo("later framework");

        configuration.set("maintenance.by", "program");
        assertThat(resolve(configuration).by()).isEqualTo("program");
    }

    @Test
    void emptyAndUnknownVariablesAreNotSettings() {
        machine.environment.put("MAINTENANCE_BY", "");
        machine.environment.put("MAINTENANCE_BACKEND_PORT", "tcp://10.0.0.1:6379");
        machine.environment.put("MAINTENANCE_POLL_INTERVALL", "x");

        assertThat(resolve(machine.configuration("maintenance.backend.url=memory:a"))
                        .by())
                .isEqualTo("ops@web-1");
    }

    @Test
    void nothingIsReadUnlessToldTo() {
        machine.environment.put("MAINTENANCE_BY", "environment");
        machine.system.setProperty("maintenance.nonsense", "x");
        TestMachine.write(machine.workingDirectory.resolve("maintenance.properties"), "nonsense=1");

        assertThat(resolve(machine.configuration()).by()).isEqualTo("ops@web-1");
    }

    @Test
    void aFileThatIsNamedReplacesTheOneThatWouldBeFound() {
        Configuration configuration = machine.configuration("nonsense=1");
        configuration.file(TestMachine.write(directory.resolve("other"), "maintenance.by=other"));

        assertThat(resolve(configuration).by()).isEqualTo("other");
    }

    @Test
    void memoryHasNeitherFallbackNorFlagFile() {
        Configuration configuration = machine.configuration();
        machine.environment.clear();
        configuration.set("maintenance.backend.url", "memory:checkout");
        Settings settings = resolve(configuration);

        assertThat(settings.primary().url()).isEqualTo("memory:checkout");
        assertThat(settings.primary().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.fallback()).isNull();
        assertThat(settings.flagFile()).isNull();
        assertThat(settings.setAsideDirectory()).isNull();
    }

    @Test
    void handedInBackendsAreOpenedAsNetworkedOnes() {
        FakeBackend backend = new FakeBackend();
        Configuration configuration = machine.configuration("maintenance.backend.url=nonsense://x\n"
                + "maintenance.backend.password-file=pw\nmaintenance.namespace=shop");
        configuration.backend(options -> {
            assertThat(options.namespace()).isEqualTo("shop");
            assertThat(options.classLoader()).isSameAs(backends);
            return backend;
        });
        Settings settings = resolve(configuration);

        assertThat(settings.primary().plain()).isSameAs(backend);
        assertThat(settings.primary().url()).isEqualTo("the backend handed in by the program");
        assertThat(settings.primary().timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(fallback(settings).url()).isEqualTo("file:" + STATE + "/fallback");
        assertThat(backend.closed).isFalse();
    }

    @Test
    void theLaterCallWins() {
        FakeBackend backend = new FakeBackend();
        Configuration configuration = machine.configuration();
        configuration.set("maintenance.namespace", "shop");
        configuration.set("maintenance.backend.url", "memory:a");
        configuration.backend(options -> backend);
        configuration.fallback(options -> new FakeBackend());
        configuration.noFallback();
        assertThat(resolve(configuration).primary().plain()).isSameAs(backend);
        assertThat(resolve(configuration).fallback()).isNull();

        configuration.set("maintenance.backend.url", "memory:a");
        configuration.fallback(options -> backend);
        assertThat(resolve(configuration).primary().url()).isEqualTo("memory:a");
        assertThat(fallback(resolve(configuration)).plain()).isSameAs(backend);
    }

    @Test
    void aSlowPollIsTheLowerBoundOfTheWatchedOne() {
        Configuration configuration = machine.configuration();
        configuration.set("maintenance.poll-interval", "PT30S");

        assertThat(resolve(configuration).pollIntervalWatched()).isEqualTo(Duration.ofSeconds(30));
    }

    private Settings resolve(Configuration configuration) {
        configuration.classLoader(backends);
        return configuration.resolve();
    }

    private static OpenedBackend fallback(Settings settings) {
        return Objects.requireNonNull(settings.fallback());
    }
}
