// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.maintenance.ConfigurationException;
import io.maintenance.engine.config.discovery.ProviderJar;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationProblemsTest extends MachineTestCase {

    @Test
    void threeMistakesAreOneErrorWithNamesAndPlaces() {
        Path file = machine.workingDirectory.resolve("maintenance.properties");

        assertThat(
                        problems(
                                machine.configuration(
                                        """
                        maintenance.poll-intervall=1s
                        maintenance.on-unknown=close
                        maintenance.backend.url=file:/x
                        maintenance.backend.fsnyc=no
                        """)))
                .containsExactly(
                        "maintenance.poll-intervall is not a setting (" + file
                                + ", line 1): did you mean maintenance.poll-interval?",
                        "maintenance.on-unknown=close (" + file + ", line 2): closed or open is allowed;"
                                + " did you mean closed?",
                        "maintenance.backend.fsnyc is not an option of file (" + file
                                + ", line 4): did you mean maintenance.backend.fsync?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maintenance.namespace|Shop|1 to 64 of a-z",
                "maintenance.poll-interval|90|90s? 90m?",
                "maintenance.poll-interval|10ms|from 100ms to 1h",
                "maintenance.poll-interval-watched|500ms|from 1s to 1d",
                "maintenance.start-timeout|61s|from 0s to 1m",
                "maintenance.retry-after|PT-1S|is negative",
                "maintenance.retry-after|2d|from 1s to 1d",
                "maintenance.on-unknown|perhaps|closed or open",
                "maintenance.flag-file|run/ON|absolute path, or none",
                "maintenance.scopes|a,B|\"B\" is not a name",
                "maintenance.scopes|a,|\"\" is not a name",
                "maintenance.compress-above|-1|0 for always, or none",
                "maintenance.compress-above|12345678901|0 for always, or none",
                "maintenance.backend.timeout|1ms|from 10ms to 30s",
                "maintenance.backend.url|memory://host|write memory:NAME",
                "maintenance.backend.url|memory:|needs a name",
                "maintenance.backend.url|localhost:6379|no backend for the scheme localhost",
                "maintenance.fallback.url|~/x|no scheme",
                "maintenance.by|''|has no value"
            })
    void aWrongValueIsNamedWithItsPlaceAndWhatIsAllowed(String key, String value, String allowed) {
        Configuration configuration = machine.configuration();
        configuration.set("maintenance.backend.url", "memory:a");
        configuration.set(key, value);

        assertThat(problems(configuration))
                .singleElement()
                .asString()
                .startsWith(key)
                .contains("set by the program or on its command line")
                .contains(allowed);
    }

    @Test
    void theSourceOfEachMistakeIsNamed() {
        machine.environment.put("MAINTENANCE_RETRY_AFTER", "soon");
        machine.system.setProperty("maintenance.namespcae", "x");
        machine.system.setProperty("java.nonsense", "x");
        Configuration configuration = machine.configuration("maintenance.backend.url=memory:a\nmaintenance.by=C:\\new");
        configuration.values(Map.of("maintenance.config", "x"), "application.yml");

        assertThat(problems(configuration))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one)
                                .contains("maintenance.retry-after=soon"
                                        + " (environment variable MAINTENANCE_RETRY_AFTER)"),
                        one -> assertThat(one).contains("maintenance.namespcae is not a setting (system property)"),
                        one -> assertThat(one).contains("single backslash", "line 2", "must be doubled"),
                        one -> assertThat(one).contains("MAINTENANCE_CONFIG", "application.yml"));
    }

    @Test
    void aNetworkedBackendNeedsANamespace() {
        Configuration configuration = machine.configuration();
        configuration.backend(options -> new FakeBackend());
        configuration.noFallback();

        assertThat(problems(configuration)).singleElement().asString().startsWith("maintenance.namespace is required");
    }

    @Test
    void theFallbackIsAnotherStore() {
        Configuration configuration = machine.configuration();
        configuration.set("maintenance.backend.url", "file:/a/b");
        configuration.set("maintenance.fallback.url", "file:/a/./c/../b");

        assertThat(problems(configuration)).singleElement().asString().contains("the same store as the backend");
    }

    @Test
    void withoutAStateDirectoryEverySettingThatNeedsItIsNamed() {
        machine.environment.clear();
        machine.system.setProperty("user.home", "?");
        Configuration configuration = machine.configuration();
        configuration.set("maintenance.namespace", "shop");
        configuration.set("maintenance.backend.url", "redis://cache");

        assertThat(problems(configuration))
                .singleElement()
                .asString()
                .contains("maintenance.fallback.url and maintenance.flag-file")
                .contains("MAINTENANCE_STATE");
    }

    @Test
    void whatWasOpenedIsClosedAgain() {
        FakeBackend backend = new FakeBackend();
        FakeBackend fallback = new FakeBackend();
        Configuration configuration = machine.configuration();
        configuration.set("maintenance.namespace", "Wrong");
        configuration.backend(options -> backend);
        configuration.fallback(options -> fallback);

        assertThat(problems(configuration)).hasSize(1);
        assertThat(backend.closed).isTrue();
        assertThat(fallback.closed).isTrue();
    }

    @Test
    void aFactoryThatFailsIsAProblemAndClosesTheOther() {
        FakeBackend backend = new FakeBackend();
        Configuration configuration = machine.configuration();
        configuration.set("maintenance.namespace", "shop");
        configuration.backend(options -> backend);
        configuration.fallback(options -> {
            throw new IllegalStateException("no licence");
        });

        assertThat(problems(configuration)).singleElement().asString().contains("cannot be opened", "no licence");
        assertThat(backend.closed).isTrue();
    }

    @Test
    void optionsThatAFactoryDidNotReadAreProblems() {
        Configuration configuration = machine.configuration();
        configuration.set("maintenance.namespace", "shop");
        configuration.set("maintenance.backend.tiemout", "1s");
        configuration.backend(options -> new FakeBackend());
        configuration.noFallback();

        assertThat(problems(configuration))
                .singleElement()
                .asString()
                .contains("did you mean maintenance.backend.timeout");
    }

    @Test
    void aSlipBesideAUrlThatCannotBeReadIsReportedToo() {
        assertThat(problems(machine.configuration("maintenance.backend.url=redis//x\nmaintenance.backend.tiemout=1s")))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("did you mean maintenance.backend.timeout?"));
    }

    @Test
    void aMissingDriverIsNamed() throws IOException {
        Path jar = new ProviderJar(directory)
                .compile("Driver", "package jars; public class Driver {}")
                .provider("Redis", "redis", "new Driver();")
                .without("Driver")
                .as("driverless.jar");
        Configuration configuration = machine.configuration();
        configuration.set("maintenance.namespace", "shop");
        configuration.set("maintenance.backend.url", "redis://cache");
        configuration.noFallback();
        try (URLClassLoader loader = ProviderJar.loader(jar)) {
            configuration.classLoader(loader);
            ConfigurationException wrong = catchThrowableOfType(ConfigurationException.class, configuration::resolve);

            assertThat(wrong.problems())
                    .singleElement()
                    .asString()
                    .contains("jars.Driver")
                    .contains("io.maintenance:maintenance-backend-redis brings it");
        }
    }

    @Test
    void withoutAnyBackendTheArtifactOfTheDefaultIsNamed() {
        ConfigurationException wrong = catchThrowableOfType(
                ConfigurationException.class, () -> machine.configuration().resolve());

        assertThat(wrong.problems())
                .singleElement()
                .asString()
                .contains("maintenance.backend.url (the default)")
                .contains("add io.maintenance:maintenance-backend-file");
    }

    @Test
    void onlyOurNamesCanBeSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> machine.configuration().set("namespace", "x"));
    }

    private static List<String> problems(Configuration configuration) {
        configuration.classLoader(backends);
        return catchThrowableOfType(ConfigurationException.class, configuration::resolve)
                .problems();
    }
}
