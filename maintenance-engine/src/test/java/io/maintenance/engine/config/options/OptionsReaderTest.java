// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.engine.config.discovery.SchemeTraits;
import io.maintenance.engine.config.sources.Environment;
import io.maintenance.engine.config.url.BackendUrl;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.engine.config.value.SourcePrecedence;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.InvalidOptionsException;
import io.maintenance.spi.Secret;
import io.maintenance.spi.Traits.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsReaderTest {

    @TempDir
    private Path directory;

    private final Map<String, SettingValue> leaves = new HashMap<>();
    private SchemeTraits traits = SchemeTraits.UNKNOWN;
    private final Map<String, String> variables = new HashMap<>();

    @Test
    void optionsComeFromUrlAndProperties() {
        leaf("database", "7");
        leaf("keep-alive", "TRUE");
        OptionsReader options = reader("redis://ops:pw@a:1,b/14?client=me&pause=2s&trust-store=tls/trust.p12");

        assertThat(options.scheme()).isEqualTo("redis");
        assertThat(options.namespace()).isEqualTo("shop");
        assertThat(options.hosts(6379)).containsExactly(new HostPort("a", 1), new HostPort("b", 6379));
        assertThat(options.path()).isEqualTo("/14");
        assertThat(options.user()).hasValue("ops");
        assertThat(options.password()).hasValue(Secret.of("pw"));
        assertThat(options.text("client", "x")).isEqualTo("me");
        assertThat(options.text("absent", "x")).isEqualTo("x");
        assertThat(options.number("database", 0, 0, 15)).isEqualTo(7);
        assertThat(options.duration("pause", Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.flag("keep-alive", false)).isTrue();
        assertThat(options.file("trust-store")).hasValue(directory.resolve("tls/trust.p12"));
        options.finish();
    }

    @Test
    void theTimeoutIsByDefaultThatOfTheScheme() {
        assertThat(reader("redis://a").timeout()).isEqualTo(Duration.ofMillis(500));
        traits = new SchemeTraits(Reach.CLUSTER, Duration.ofSeconds(5));
        assertThat(reader("redis://a").timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(reader("redis://a?timeout=2s").timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void everyProblemNamesTheOptionTheValueAndThePlace() {
        leaf("database", "16");
        leaf("keep-alive", "perhaps");
        leaf("timeout", "1m");
        leaf("tiemout", "1s");
        OptionsReader options = reader("redis://a?pause=2&other=x");
        options.hosts(1);
        options.number("database", 0, 0, 15);
        options.flag("keep-alive", true);
        options.duration("pause", Duration.ZERO);
        options.problem("", "cannot be");

        assertThat(problems(options))
                .containsExactlyInAnyOrder(
                        "maintenance.backend.database=16 (f, line 2): it must be a whole number from 0 to 15",
                        "maintenance.backend.keep-alive=perhaps (f, line 2): it must be true or false",
                        "maintenance.backend.timeout=1m (f, line 2): it must be from 10ms to 30s",
                        "pause=2 in maintenance.backend.url (f, line 1): \"2\" has no unit: 2s? 2m?",
                        "maintenance.backend.url=redis://a?pause=2&other=x (f, line 1): cannot be",
                        "maintenance.backend.tiemout is not an option of redis (f, line 2):"
                                + " did you mean maintenance.backend.timeout?",
                        "other in maintenance.backend.url is not an option of redis (f, line 1):"
                                + " it knows database, keep-alive, pause, timeout");
    }

    @Test
    void wholeNumbersAreNotCutOff() {
        leaf("database", "4294967296");
        OptionsReader options = reader("redis:/");
        options.number("database", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);

        assertThat(problems(options)).hasSize(1);
    }

    @Test
    void hostsAndLoginsThatNobodyAsksForAreProblems() {
        assertThat(problems(reader("redis://me:pw@a")))
                .satisfiesExactlyInAnyOrder(
                        host -> assertThat(host).contains("has no host"),
                        user -> assertThat(user).contains("user in maintenance.backend.url is not an option"),
                        password -> assertThat(password).contains("password in maintenance.backend.url is not"));
    }

    @Test
    void anOptionInTwoPlacesIsAProblem() {
        leaf("client", "me");
        leaf("user", "me");
        leaf("password-file", "pw");
        OptionsReader options = reader("redis://ops:secret@a?client=you");
        options.hosts(1);
        options.user();
        options.password();
        options.text("client", "");

        assertThat(problems(options)).hasSize(3).allSatisfy(problem -> assertThat(problem)
                .contains("is given in maintenance.backend.url (f, line 1) and in maintenance.backend.")
                .contains("keep one")
                .doesNotContain("secret"));
    }

    @Test
    void aUrlFromAboveOverrulesWhatTheFileSaysOfAnotherStore() {
        leaf("password-file", "pw");
        leaf("user", "me");
        leaf("timeout", "7s");
        leaf("trust-store", "x");
        leaf("usre", "x");
        OptionsReader options = inPlaceOfAnother("redis://ops:secret@a");
        options.hosts(1);

        assertThat(options.user()).hasValue("ops");
        assertThat(options.password()).hasValue(Secret.of("secret"));
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(problems(options)).singleElement().asString().contains("usre");
    }

    @Test
    void aPasswordFileIsReadEachTimeAndLosesOneNewline() throws IOException {
        Path file = Files.writeString(directory.resolve("pw"), "first\n\n");
        leaf("password-file", "pw");
        OptionsReader options = reader("redis:/");

        assertThat(options.password()).hasValue(Secret.of("first\n"));
        options.finish();
        Files.writeString(file, "second\r\n");
        assertThat(options.password()).hasValue(Secret.of("second"));
        Files.delete(file);
        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(options::password)
                .withMessageContaining("there is no such file")
                .withMessageNotContaining("second");
    }

    @Test
    void aPasswordFileThatCannotBeUsedIsAProblem() throws IOException {
        Files.createFile(directory.resolve("empty"));
        Files.write(directory.resolve("latin"), new byte[] {(byte) 0xE9});
        for (String name : List.of("missing", "empty", "latin", ".")) {
            leaf("password-file", name);
            OptionsReader options = reader("redis:/");
            options.password();

            assertThat(problems(options))
                    .singleElement()
                    .asString()
                    .contains("maintenance.backend.password-file=" + name)
                    .contains("cannot be used");
        }
    }

    @Test
    void openGroupsAreHandedOnWithoutTheirPrefix() {
        leaf("properties.hazelcast.config", "/x");
        leaf("password", "secret");
        OptionsReader options = reader("jcache:ehcache/m?properties.b=2");
        options.password();

        assertThat(options.prefixed("properties.")).isEqualTo(Map.of("hazelcast.config", "/x", "b", "2"));
        assertThat(options.prefixed("")).doesNotContainKey("password");
        options.finish();
    }

    @Test
    void whatABackendSaysIsRelievedOfSecrets() {
        leaf("api-token", "tok123");
        OptionsReader options = reader("redis://me:pw456@a?client=x");
        options.problem("", "cannot log in with tok123 and pw456");

        assertThat(problems(options)).anySatisfy(problem -> assertThat(problem).contains("with *** and ***"));
        assertThat(problems(options)).allSatisfy(problem -> assertThat(problem).doesNotContain("tok123", "pw456"));
        assertThat(options.toString()).doesNotContain("tok123", "pw456");
    }

    @Test
    void whatABackendAsksForMayBeAVariable() {
        variables.put("MAINTENANCE_BACKEND_SENTINEL_USER", " me ");
        variables.put("MAINTENANCE_BACKEND_POOL_SIZE", "7");
        variables.put("MAINTENANCE_BACKEND_TRUST_STORE", "trust.p12");
        variables.put("MAINTENANCE_BACKEND_EMPTY", "");
        OptionsReader options = reader("acme:x");

        assertThat(options.text("sentinel-user", "")).isEqualTo("me");
        assertThat(options.number("pool.size", 1, 1, 9)).isEqualTo(7);
        assertThat(options.file("trust-store")).hasValue(directory.resolve("trust.p12"));
        assertThat(options.text("empty", "default")).isEqualTo("default");
        assertThat(problems(options)).isEmpty();
    }

    @Test
    void aVariableWinsOverTheFileAndNotOverWhatIsAbove() {
        variables.put("MAINTENANCE_BACKEND_REGION", "variable");
        leaf("region", "file");
        assertThat(reader("acme:x").text("region", "")).isEqualTo("variable");

        leaves.put("region", new SettingValue("system", "system property", SourcePrecedence.SYSTEM));
        assertThat(reader("acme:x").text("region", "")).isEqualTo("system");
        assertThat(reader("acme:x?region=url", SourcePrecedence.PROGRAM).text("region", ""))
                .isEqualTo("url");
    }

    @Test
    void aVariableAndTheUrlMayNotDiffer() {
        variables.put("MAINTENANCE_BACKEND_REGION", "variable");
        OptionsReader options = reader("acme:x?region=url");
        options.text("region", "");

        assertThat(problems(options))
                .singleElement()
                .asString()
                .contains("region is given in maintenance.backend.url", "MAINTENANCE_BACKEND_REGION", "keep one");
    }

    @Test
    void whatIsWrongInAVariableNamesIt() {
        variables.put("MAINTENANCE_BACKEND_POOL", "many");
        variables.put("MAINTENANCE_BACKEND_REGION", "a\tb");
        OptionsReader options = reader("acme:x");
        options.number("pool", 1, 1, 9);
        options.text("region", "");

        assertThat(problems(options))
                .containsExactly(
                        "maintenance.backend.region has a control character in its value"
                                + " (environment variable MAINTENANCE_BACKEND_REGION): remove it",
                        "maintenance.backend.pool=many (environment variable MAINTENANCE_BACKEND_POOL):"
                                + " it must be a whole number from 1 to 9");
    }

    @Test
    void whatNoBackendAsksForIsNoOption() {
        variables.put("MAINTENANCE_BACKEND_REGION", "eu");

        assertThat(problems(reader("acme:x"))).isEmpty();
    }

    @Test
    void variablesBelowAnOpenGroupHaveDotsAndHyphens() {
        variables.put("MAINTENANCE_BACKEND_PROPERTIES_HAZELCAST_CONFIG_LOCATION", "/hz.xml");
        variables.put("MAINTENANCE_BACKEND_PROPERTIES_CLIENT__NAME", "me");
        variables.put("MAINTENANCE_BACKEND_PROPERTIES_", "x");
        variables.put("MAINTENANCE_BACKEND_PROPERTIES_A___B", "x");
        leaf("properties.b", "1");

        assertThat(reader("acme:x").prefixed("properties."))
                .isEqualTo(Map.of("hazelcast.config.location", "/hz.xml", "client-name", "me", "b", "1"));
    }

    @Test
    void whatKubernetesInjectsIsNoOption() {
        variables.put("MAINTENANCE_BACKEND_PORT", "tcp://10.0.0.1:6379");
        variables.put("MAINTENANCE_BACKEND_HAZELCAST_PORT_5701_TCP_ADDR", "10.0.0.1");
        variables.put("MAINTENANCE_BACKEND_HAZELCAST_SERVICE_HOST", "10.0.0.1");
        OptionsReader options = reader("acme:x");

        assertThat(options.text("port", "6379")).isEqualTo("6379");
        assertThat(options.prefixed("hazelcast.")).isEmpty();
    }

    @Test
    void aVariableThatMayBeTwoOptionsIsAProblem() {
        variables.put("MAINTENANCE_BACKEND_POOL_SIZE", "7");
        OptionsReader options = reader("acme:x");
        options.text("pool.size", "");
        options.text("pool-size", "");

        assertThat(problems(options))
                .singleElement()
                .asString()
                .contains("MAINTENANCE_BACKEND_POOL_SIZE may be maintenance.backend.pool.size or"
                        + " maintenance.backend.pool-size");
    }

    @Test
    void whatTheFileHasForAnotherBackendIsLeftAlone() {
        leaf("region", "eu");

        assertThat(problems(inPlaceOfAnother("redis:/"))).isEmpty();
    }

    @Test
    void whatTheFileHasForNoOtherBackendIsUnknown() {
        leaf("region", "eu");

        assertThat(problems(reader("redis:/", SourcePrecedence.PROGRAM)))
                .singleElement()
                .asString()
                .contains("region is not an option of redis");
    }

    private void leaf(String name, String value) {
        leaves.put(name, new SettingValue(value, "f, line 2", SourcePrecedence.FILE));
    }

    private OptionsReader reader(String url) {
        return reader(url, SourcePrecedence.FILE);
    }

    private OptionsReader reader(String url, SourcePrecedence precedence) {
        return reader(new SettingValue(url, "f, line 1", precedence));
    }

    /** The URL stands above the file, which has one of its own. */
    private OptionsReader inPlaceOfAnother(String url) {
        return reader(new SettingValue(url, "program", SourcePrecedence.PROGRAM, SourcePrecedence.FILE));
    }

    private OptionsReader reader(SettingValue given) {
        StoreSection section = new StoreSection(
                SettingNames.BACKEND, BackendUrl.parse(given.text(), scheme -> false), given, leaves, traits);
        OptionVariables known =
                new OptionVariables(new Environment(variables, new Properties(), directory, directory.getRoot()));
        return OptionsReader.of(section, new BackendContext("shop", getClass().getClassLoader(), directory, known));
    }

    private static List<String> problems(OptionsReader options) {
        try {
            options.finish();
            return List.of();
        } catch (InvalidOptionsException e) {
            return e.problems();
        }
    }
}
