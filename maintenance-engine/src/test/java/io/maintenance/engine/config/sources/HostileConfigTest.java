// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.maintenance.engine.config.TestMachine;
import io.maintenance.engine.config.url.BackendUrl;
import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.settings.RedactedText;
import io.maintenance.spi.NameSuggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fuzzers found in the configuration. */
class HostileConfigTest {

    @Test
    void aPasswordThatEndsInStarsIsHidden() {
        assertThat(RedactedText.withoutLogins("redis://me:canary***@host/1")).isEqualTo("redis://***@host/1");
        assertThat(RedactedText.withoutLogins("redis://me:canary@host?uri=redis://:***@b"))
                .doesNotContain("canary");
    }

    @Test
    void aLoginThatIsHiddenAlreadyStaysReadable() {
        assertThat(RedactedText.withoutLogins("redis://me:***@host/1")).isEqualTo("redis://me:***@host/1");
        assertThat(RedactedText.withoutLogins("at redis://***@host/1")).isEqualTo("at redis://***@host/1");
    }

    @Test
    void aNameWithoutEndIsNotComparedToItsEnd() {
        String name = "maintenance." + "x".repeat(50_000_000);

        assertThat(NameSuggestion.nearest(name, SettingNames.ALL)).isPresent();
        assertThat(NameSuggestion.typo(name, List.of("maintenance.by"))).isEmpty();
    }

    @Test
    void onlyTheBlanksOfPropertiesFilesStandBeforeAComment() {
        List<LogicalLine> lines = LogicalLine.of("\u2003# name \\\n  = value\n\f\t # comment \\\nnext=1\n");

        assertThat(lines).extracting(LogicalLine::number).containsExactly(1, 3, 4);
        assertThat(lines.get(0).entry()).hasValue(Map.entry("\u2003#", "name = value"));
    }

    @Test
    void aLoneBackslashIsNoEntry() {
        assertThat(LogicalLine.of(" \\\n\na=1").get(0).entry()).isEmpty();
        assertThat(LogicalLine.of("\\").get(0).entry()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[abc]", "[.]", "[::::]", "[1.2.3.4]", "[12345::]"})
    void whatStandsInBracketsIsAnAddress(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackendUrl.parse("redis://" + host + ":6379", scheme -> false))
                .withMessageContaining("host 1 is no IPv6 address");
    }

    @Test
    void aFileThatIsTooLargeForOneIsAProblem(@TempDir Path directory) throws IOException {
        TestMachine machine = new TestMachine(directory);
        Path log = Files.write(directory.resolve("log"), new byte[2 * 1024 * 1024]);
        ConfigurationProblems problems = new ConfigurationProblems();

        FileSearch search = new FileSearch(machine.environment(), List.of(), UnknownNamesFixture.of(problems));

        assertThat(search.named(log.toString(), "a test")).isEmpty();
        assertThat(problems.all()).singleElement().asString().contains("log").contains("has more than 1048576 bytes");
    }
}
