// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.InvalidOptionsException;
import io.maintenance.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsReaderTest {

    @TempDir
    private Path directory;

    private final Map<String, Given> leaves = new HashMap<>();

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
    void theTimeoutHasADefaultForEachKindOfStore() {
        assertThat(reader("redis://a").timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(reader("file:/a").timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(reader("memory:a").timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(reader("jcache:ehcache/a").timeout()).isEqualTo(Duration.ofSeconds(5));
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
        leaf("trust-stroe", "x");
        OptionsReader options = reader("redis://ops:secret@a", Rank.PROGRAM);
        options.hosts(1);

        assertThat(options.user()).hasValue("ops");
        assertThat(options.password()).hasValue(Secret.of("secret"));
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(problems(options)).singleElement().asString().contains("trust-stroe");
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

    private void leaf(String name, String value) {
        leaves.put(name, new Given(value, "f, line 2", Rank.FILE));
    }

    private OptionsReader reader(String url) {
        return reader(url, Rank.FILE);
    }

    private OptionsReader reader(String url, Rank rank) {
        Given given = new Given(url, "f, line 1", rank);
        StoreSection section = new StoreSection(Keys.BACKEND, BackendUrl.parse(url), given, leaves);
        return new OptionsReader(section, new Frame("shop", getClass().getClassLoader(), directory));
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
