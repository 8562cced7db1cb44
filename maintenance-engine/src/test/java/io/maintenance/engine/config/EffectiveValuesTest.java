// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.maintenance.ConfigurationException;
import io.maintenance.engine.config.discovery.ProviderJar;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.settings.EffectiveSettings;
import io.maintenance.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told of the settings in force. */
class EffectiveValuesTest extends MachineTestCase {

    private static final String STATE = "/home/ops/.local/state/maintenance";
    private static final String DEFAULT = "the default";

    @Test
    void everySettingThatIsNoOptionOfAStoreIsShownWhereNothingIsSet() {
        EffectiveSettings shown = shown("maintenance.fallback.url=memory:b");

        assertThat(shown.problems()).isEmpty();
        assertThat(shown.settings().keySet())
                .containsAll(
                        SettingNames.ALL.stream().filter(key -> !isOption(key)).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySettingIsShownWhereItIsSet(String key) {
        assertThat(shown("maintenance.namespace=shop", key.equals(SettingNames.NAMESPACE) ? "" : key + "=x")
                        .settings())
                .hasEntrySatisfying(
                        key, setting -> assertThat(setting.origin()).startsWith(file().toString() + ", line "));
    }

    @Test
    void whatNobodySetSaysSo() {
        assertThat(shown().settings())
                .containsEntry("maintenance.namespace", new Setting("default", DEFAULT))
                .containsEntry("maintenance.backend.url", new Setting("file:" + STATE, DEFAULT))
                .containsEntry("maintenance.backend.timeout", new Setting("5s", DEFAULT))
                .containsEntry("maintenance.fallback.url", new Setting("none", DEFAULT))
                .containsEntry("maintenance.flag-file", new Setting(STATE + "/default/ON", DEFAULT))
                .containsEntry("maintenance.scopes", new Setting("any", DEFAULT))
                .containsEntry("maintenance.by", new Setting("ops@web-1", DEFAULT))
                .doesNotContainKey("maintenance.fallback.timeout");
    }

    @Test
    void whatDependsOnTheStoreIsThatOfTheStore() {
        assertThat(shown("maintenance.namespace=shop", "maintenance.backend.url=redis://cache")
                        .settings())
                .containsEntry("maintenance.backend.timeout", new Setting("500ms", DEFAULT))
                .containsEntry("maintenance.fallback.url", new Setting("file:" + STATE + "/fallback", DEFAULT))
                .containsEntry("maintenance.fallback.timeout", new Setting("5s", DEFAULT))
                .containsEntry("maintenance.flag-file", new Setting(STATE + "/shop/ON", DEFAULT));
        assertThat(shown("maintenance.backend.url=memory:x").settings())
                .containsEntry("maintenance.flag-file", new Setting("none", DEFAULT));
        assertThat(shown("maintenance.poll-interval=1m").settings())
                .containsEntry("maintenance.poll-interval-watched", new Setting("1m", DEFAULT));
    }

    @Test
    void eachSourceIsNamed() {
        machine.environment.put("MAINTENANCE_POLL_INTERVAL", "2s");
        machine.system.setProperty("maintenance.retry-after", "90s");
        Configuration configuration = configuration("maintenance.scopes=b,a");
        configuration.values(Map.of("maintenance.by", "deploy"), "application.yml");
        configuration.set("maintenance.namespace", "shop");

        assertThat(configuration.inForce().settings())
                .containsEntry("maintenance.scopes", new Setting("b,a", file() + ", line 1"))
                .containsEntry(
                        "maintenance.poll-interval",
                        new Setting("2s", "environment variable MAINTENANCE_POLL_INTERVAL"))
                .containsEntry("maintenance.retry-after", new Setting("1m30s", "system property"))
                .containsEntry("maintenance.by", new Setting("deploy", "application.yml"))
                .containsEntry(
                        "maintenance.namespace", new Setting("shop", "set by the program or on its command line"))
                .containsEntry("maintenance.config", new Setting(file().toString(), "found by its name"));
    }

    @Test
    void whereThereIsNoFileThatIsSaid() {
        Configuration configuration = machine.configuration();
        configuration.ambient();

        assertThat(configuration.inForce().settings())
                .containsEntry(
                        "maintenance.config",
                        new Setting("none", "there is none here, in /etc/maintenance or on the class path"));
    }

    @Test
    void aProgramThatReadsNoFileHearsOfNone() {
        assertThat(machine.configuration().inForce().settings()).doesNotContainKey("maintenance.config");
    }

    @Test
    void optionsOfAStoreAreShownAndSecretsAreNot() {
        assertThat(shown(
                                "maintenance.namespace=shop",
                                "maintenance.backend.url=redis://cache/14",
                                "maintenance.backend.user=ops",
                                "maintenance.backend.password=hunter2")
                        .settings())
                .containsEntry("maintenance.backend.user", new Setting("ops", file() + ", line 3"))
                .containsEntry("maintenance.backend.password", new Setting("***", file() + ", line 4"))
                .containsEntry("maintenance.backend.url", new Setting("redis://cache/14", file() + ", line 2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backend.password=hunter2",
                "backend.passwort=hunter2",
                "backend.pasword=hunter2",
                "backend.requirepass=hunter2",
                "backend.properties.db.Password=hunter2",
                "backend.url=hunter2",
                "backend.url=redis://ops:hunter2@host",
                "backend.url=redis://ops:hunter2@host:x",
                "backend.url=redis://host?pasword=hunter2",
                "backend.manager=http://ops:hunter2@host/x",
                "http.admin.token=hunter2",
                "http.bypass.insecure-header=hunter2",
                "by=jdbc://ops:hunter2@host/x"
            })
    void aSecretIsHiddenWhereverItStands(String setting) {
        assertThat(shown("maintenance." + setting).settings().get("maintenance." + setting.replaceFirst("=.*", "")))
                .extracting(Setting::value)
                .asString()
                .contains("***")
                .doesNotContain("hunter2");
    }

    @Test
    void aTimeoutInTheUrlCountsAndSaysWhereItStands() {
        Configuration configuration = configuration("maintenance.backend.timeout=1s\nmaintenance.backend.password=x\n");
        configuration.set("maintenance.backend.url", "redis://:y@cache?timeout=2s");

        assertThat(configuration.inForce().settings())
                .containsEntry(
                        "maintenance.backend.timeout",
                        new Setting("2s", "maintenance.backend.url, set by the program or on its command line"))
                .doesNotContainKey("maintenance.backend.password");
    }

    @Test
    void whatTheProgramHandedInIsNamed() {
        Configuration configuration = configuration("maintenance.namespace=shop");
        configuration.backend(options -> {
            throw new AssertionError("opened");
        });

        EffectiveSettings shown = configuration.inForce();

        assertThat(shown.problems()).isEmpty();
        assertThat(shown.settings())
                .hasEntrySatisfying("maintenance.backend.url", setting -> assertThat(setting.value())
                        .contains("handed in by the program"));
    }

    @Test
    void whatOthersReadIsShownAsFarAsItIsSet() {
        machine.environment.put("MAINTENANCE_HTTP_DRY_RUN", "true");
        machine.environment.put("MAINTENANCE_HTTP_DRYRUN", "true");

        EffectiveSettings shown = withGroups("maintenance.http.paths.exclude=/up");

        assertThat(shown.settings())
                .containsEntry("maintenance.http.paths.exclude", new Setting("/up", file() + ", line 1"))
                .containsEntry(
                        "maintenance.http.dry-run",
                        new Setting("true", "environment variable MAINTENANCE_HTTP_DRY_RUN"))
                .doesNotContainKey("maintenance.http.json-paths");
        assertThat(shown.warnings())
                .containsExactly("MAINTENANCE_HTTP_DRYRUN is not a setting, so it has no effect:"
                        + " did you mean MAINTENANCE_HTTP_DRY_RUN?");
    }

    @Test
    void modulesAboveJudgeTheirSettings() {
        assertThat(withGroups("maintenance.http.paths.exclude=/up\nmaintenance.http.dry-run=perhaps")
                        .problems())
                .containsExactly("judged maintenance.http.dry-run, maintenance.http.paths.exclude");
    }

    @Test
    void namesOfADeclaredGroupAreAcceptedWithoutAWord() {
        EffectiveSettings shown = withGroups("maintenance.spring.web.filter-order=1");

        assertThat(shown.problems()).isEmpty();
        assertThat(shown.warnings()).isEmpty();
    }

    @Test
    void namesOfAGroupThatNothingHereDeclaresAreLeftToOthers() {
        EffectiveSettings shown = shown("maintenance.quarkus.health=", "maintenance.namespace=shop");

        assertThat(shown.problems()).isEmpty();
        assertThat(shown.warnings())
                .containsExactly("maintenance.quarkus.health (" + file()
                        + ", line 1) belongs to a module that is not here: it is left to that");
    }

    @Test
    void aTypingErrorInTheNameOfAGroupIsAProblem() {
        assertThat(withGroups("maintenance.sprng.web.filter-order=1\nmaintenance.bakend.region=eu")
                        .problems())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).contains("did you mean maintenance.spring.web.filter-order?"),
                        one -> assertThat(one).contains("did you mean maintenance.backend.region?"));
    }

    @Test
    void aSystemPropertyOfOthersIsAWarningAndATypingErrorAProblem() {
        machine.system.setProperty("maintenance.enabled", "false");
        machine.system.setProperty("maintenance.status.url", "https://status.example");
        EffectiveSettings shown = shown("maintenance.namespace=shop");

        assertThat(shown.problems()).isEmpty();
        assertThat(shown.warnings()).anySatisfy(warning -> assertThat(warning)
                .startsWith("maintenance.enabled is not a setting (system property): the nearest name is"));
        for (String name : List.of("maintenance.backend", "maintenance.namespce", "maintenance.redis.url")) {
            machine.system.setProperty(name, "redis://cache");
            assertThat(shown("maintenance.namespace=shop").problems())
                    .anySatisfy(problem -> assertThat(problem).contains(name + " is not a setting", "did you mean"));
        }
    }

    @Test
    void optionsOfAStoreMayBeVariables() {
        machine.environment.put("MAINTENANCE_BACKEND_TRUST_STORE", "/trust");
        machine.environment.put("MAINTENANCE_BACKEND_TRUST_STROE", "/trust");
        machine.environment.put("MAINTENANCE_BACKEND_REACH", "host");
        machine.environment.put("MAINTENANCE_FALLBACK_REACH", "host");
        EffectiveSettings shown = shown(
                "maintenance.backend.url=redis://cache", "maintenance.namespace=shop", "maintenance.fallback.url=none");

        assertThat(shown.settings())
                .containsEntry(
                        "maintenance.backend.trust-store",
                        new Setting("/trust", "environment variable MAINTENANCE_BACKEND_TRUST_STORE"));
        assertThat(shown.warnings())
                .containsExactly(
                        "MAINTENANCE_BACKEND_REACH is not an option of redis, so it has no effect",
                        "MAINTENANCE_BACKEND_TRUST_STROE is not an option of redis, so it has no effect:"
                                + " did you mean MAINTENANCE_BACKEND_TRUST_STORE?",
                        "MAINTENANCE_FALLBACK_REACH is not an option of a store: there is no fallback,"
                                + " so it has no effect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maintenance.backend.url=redis://cache\nmaintenance.backend.database=99",
                "maintenance.backend.url=redis://cache?nosuch=1",
                "maintenance.backend.url=file:/x\nmaintenance.backend.database=1\nmaintenance.backend.nosuch=1"
            })
    void optionsAreJudgedAsWhereTheSwitchIsOpened(String options) {
        String text = "maintenance.namespace=shop\n" + options;

        assertThat(shown(text).problems())
                .containsExactlyElementsOf(problems(text))
                .isNotEmpty();
    }

    /** With modules that declare {@code maintenance.http.} and {@code maintenance.spring.}. */
    private EffectiveSettings withGroups(String text) {
        Path jar = new ProviderJar(directory)
                .group("Http", "maintenance.http.", "maintenance.http.dry-run")
                .group("Spring", "maintenance.spring.", "maintenance.spring.web.filter-order")
                .as("groups.jar");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, backends)) {
            Configuration configuration = machine.configuration(text);
            configuration.classLoader(loader);
            return configuration.inForce();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void mistakesStandBesideWhatCanBeShownAndAreNamedAsWhereTheSwitchIsOpened() {
        String text =
                """
                maintenance.poll-intervall=1s
                maintenance.on-unknown=shut
                maintenance.namespace=Shop
                maintenance.backend.url=redis://cache:port
                maintenance.backend.timout=1s
                maintenance.scopes=a,,b
                maintenance.flag-file=ON
                maintenance.compress-above=much
                """;

        EffectiveSettings shown = shown(text);

        assertThat(shown.problems()).containsExactlyElementsOf(problems(text)).hasSize(8);
        assertThat(shown.settings())
                .containsEntry("maintenance.on-unknown", new Setting("shut", file() + ", line 2"))
                .containsEntry("maintenance.namespace", new Setting("Shop", file() + ", line 3"))
                .containsEntry("maintenance.backend.url", new Setting("redis://cache...", file() + ", line 4"))
                .containsEntry("maintenance.poll-interval", new Setting("1s", DEFAULT))
                .doesNotContainKey("maintenance.poll-intervall");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maintenance.backend.url=redis://cache",
                "maintenance.backend.url=nosuch://cache",
                "maintenance.backend.timeout=1h",
                "maintenance.backend.url=file:/x?timeout=1s\nmaintenance.backend.timeout=1s",
                "maintenance.backend.url=file:/x\nmaintenance.fallback.url=file:/x"
            })
    void whatTheStoresNeedIsMissedWithoutThem(String text) {
        assertThat(shown(text).problems())
                .containsExactlyElementsOf(problems(text))
                .isNotEmpty();
    }

    @Test
    void aDefaultThatNobodyCanKnowIsNotShown() {
        machine.environment.clear();
        machine.system.clear();

        EffectiveSettings shown = shown("maintenance.namespace=shop");

        assertThat(shown.problems()).singleElement().asString().contains("there is no state directory");
        assertThat(shown.settings())
                .containsKey("maintenance.poll-interval")
                .doesNotContainKeys("maintenance.backend.url", "maintenance.flag-file", "maintenance.fallback.url");
    }

    private static Stream<String> all() {
        return SettingNames.ALL.stream();
    }

    private static boolean isOption(String key) {
        return Stream.of(SettingNames.BACKEND, SettingNames.FALLBACK).anyMatch(key::startsWith)
                && !key.endsWith(".url")
                && !key.endsWith(".timeout");
    }

    private EffectiveSettings shown(String... lines) {
        return configuration(String.join("\n", lines)).inForce();
    }

    private List<String> problems(String text) {
        Configuration configuration = configuration(text);
        return Objects.requireNonNull(catchThrowableOfType(ConfigurationException.class, configuration::resolve))
                .problems();
    }

    private Configuration configuration(String text) {
        Configuration configuration = machine.configuration(text);
        configuration.classLoader(backends);
        return configuration;
    }

    private Path file() {
        return machine.workingDirectory.resolve("maintenance.properties");
    }
}
