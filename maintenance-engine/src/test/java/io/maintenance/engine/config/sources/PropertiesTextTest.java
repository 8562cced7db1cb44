// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.engine.config.value.SettingValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTextTest {

    private final ConfigurationProblems problems = new ConfigurationProblems();

    @Test
    void valuesRememberTheirLine() {
        Map<String, SettingValue> values =
                read("# comment \\\n\n\nmaintenance.by = a \\\n   b\r\n! c\rmaintenance.scopes: x\n");

        assertThat(problems.all()).isEmpty();
        assertThat(given(values, "maintenance.by").text()).isEqualTo("a b");
        assertThat(given(values, "maintenance.by").origin()).isEqualTo("f.properties, line 4");
        assertThat(given(values, "maintenance.scopes").origin()).isEqualTo("f.properties, line 7");
    }

    @Test
    void theEscapesAreThoseOfPropertiesFiles() {
        Map<String, SettingValue> values =
                read("maintenance.by=\\u00e9t\\u00E9 Gr\u00f6\u00dfe\\\\\nmaintenance.scopes=\\#a");

        assertThat(given(values, "maintenance.by").text()).isEqualTo("\u00e9t\u00e9 Gr\u00f6\u00dfe\\");
        assertThat(given(values, "maintenance.scopes").text()).isEqualTo("#a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOP\\john",
                "file:C:\\ProgramData",
                "C:\\temp",
                "C:\\new\\run\\form",
                "a\\",
                "a\\\\\\",
                "a\\\n",
                "a\\\n   \nmaintenance.scopes=x",
                "file:C:/data\\\nmaintenance.scopes=x",
                "trailing\\t",
                "\\\"quoted\\\"",
                "a\\\\b\\c"
            })
    void aSingleBackslashIsAProblem(String value) {
        assertThat(read("maintenance.by=" + value)).doesNotContainKey("maintenance.by");
        assertThat(problems.all())
                .containsExactly("maintenance.by has a single backslash (f.properties, line 1):"
                        + " backslashes must be doubled, or write / in a path");
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP\\\\john,SHOP\\john",
        "file\\:C:/data,file:C:/data",
        "a\\=b\\#c\\!d,a=b#c!d",
        "a\\ b,a b",
        "\\u0041b,Ab",
        "a\\\\,a\\",
    })
    void theEscapesThatPeopleMeanAreRead(String written, String meant) {
        assertThat(given(read("maintenance.by=" + written), "maintenance.by").text())
                .isEqualTo(meant);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aValueGoesOnInTheNextLine() {
        assertThat(given(read("maintenance.scopes=a,\\\n  b,\\\n  c"), "maintenance.scopes")
                        .text())
                .isEqualTo("a,b,c");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aSingleBackslashInACommentIsNone() {
        read("# C:\\Program Files\nmaintenance.by=me");

        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsAccepted() {
        assertThat(read("\uFEFFmaintenance.by=me")).containsKey("maintenance.by");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void aKeyThatIsGivenTwiceIsAProblem() {
        read("maintenance.by=a\nmaintenance.scopes=x\nmaintenance.by=a\n");

        assertThat(problems.all())
                .containsExactly("maintenance.by is given twice (f.properties, line 1, and f.properties, line 3):"
                        + " remove one");
    }

    @Test
    void malformedTextIsAProblem() {
        new PropertiesText("f.properties", UnknownNamesFixture.of(problems)).read(new byte[] {'a', '=', (byte) 0xE9});
        read("maintenance.by=\\u12");

        assertThat(problems.all()).hasSize(2);
        assertThat(problems.all().get(0)).contains("f.properties is not UTF-8");
        assertThat(problems.all().get(1)).contains("line 1").contains("backslashes must be doubled");
    }

    @Test
    void unknownNamesAreProblemsWithTheNearestName() {
        read("maintenance.poll-intervall=1s\nnamespace=shop\nbackend.url=x\nmaintenance.zzz=1\nmaintenance.config=x");

        assertThat(problems.all())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo("maintenance.poll-intervall is not a setting (f.properties, line 1):"
                                        + " did you mean maintenance.poll-interval?"),
                        second -> assertThat(second).contains("did you mean maintenance.namespace?"),
                        third -> assertThat(third).contains("did you mean maintenance.backend.url?"),
                        fourth -> assertThat(fourth).contains("maintenance.zzz").contains("the nearest name is"),
                        fifth ->
                                assertThat(fifth).contains("MAINTENANCE_CONFIG").contains("line 5"));
    }

    @Test
    void aLineThatMayBeHalfASecretIsNotShown() {
        read("maintenance.backend.password=abc\nCANARY123\nc2VjcmV0CANARY==\n");

        assertThat(problems.all()).hasSize(2).allSatisfy(problem -> assertThat(problem)
                .doesNotContain("CANARY")
                .contains("f.properties, line"));
    }

    private Map<String, SettingValue> read(String text) {
        return new PropertiesText("f.properties", UnknownNamesFixture.of(problems))
                .read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SettingValue given(Map<String, SettingValue> values, String key) {
        return Objects.requireNonNull(values.get(key));
    }
}
