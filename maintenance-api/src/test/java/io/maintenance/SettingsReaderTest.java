// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    private static final String PREFIX = "maintenance.shop.";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final SettingType<Duration> SHORT = SettingType.duration(SECOND, Duration.ofMinutes(1));

    private static SettingsReader reader(String... namesAndValues) {
        Map<String, Setting> settings = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(PREFIX + namesAndValues[i], new Setting(namesAndValues[i + 1], "shop.yml"));
        }
        return new SettingsReader(settings);
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        SettingsReader reader = reader();

        assertThat(reader.value(PREFIX + "pause", SHORT, SECOND)).isEqualTo(SECOND);
        assertThat(reader.value(PREFIX + "pause", SHORT)).isEmpty();
        assertThat(reader.list(PREFIX + "paths", text -> text)).isEmpty();
        assertThat(reader.isSet(PREFIX + "pause")).isFalse();
        assertThat(reader.problems()).isEmpty();
    }

    @Test
    void blanksAroundAValueDoNotCount() {
        assertThat(reader("pause", " 5s ").value(PREFIX + "pause", SHORT, SECOND))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2m  | it must be from 1s to 1m",
                "x   | \"x\" is not a duration: write it as 500ms, 90s, 90m, 1h30m, 2d, 1w or PT1H",
            })
    void aWrongValueIsNamedWithItsPlaceAndWhatIsAllowed(String value, String why) {
        SettingsReader reader = reader("pause", value);

        assertThat(reader.value(PREFIX + "pause", SHORT, SECOND)).isEqualTo(SECOND);
        assertThat(reader.problems()).containsExactly("maintenance.shop.pause=" + value + " (shop.yml): " + why);
    }

    @Test
    void allProblemsAreReportedTogether() {
        SettingsReader reader = reader("pause", "x", "size", "16");
        reader.value(PREFIX + "pause", SHORT, SECOND);
        reader.value(PREFIX + "size", SettingType.number(0, 15), 0);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(reader::throwIfAny)
                .satisfies(refused -> assertThat(refused.problems()).hasSize(2));
    }

    @Test
    void eachWrongItemOfAListIsAProblem() {
        SettingsReader reader = reader("codes", "1, x,3,y");
        List<Integer> codes = reader.list(PREFIX + "codes", SettingType.number(0, 9)::parse);

        assertThat(codes).containsExactly(1, 3);
        assertThat(reader.problems()).hasSize(1).allMatch(problem -> problem.contains("from 0 to 9"));
    }

    @Test
    void aNameThatIsNotKnownComesWithTheNearest() {
        SettingsReader reader = reader("puase", "5s", "warehouse", "1");
        reader.checkNames(PREFIX, List.of(PREFIX + "pause"));

        assertThat(reader.problems())
                .containsExactly(
                        "maintenance.shop.puase is not a setting (shop.yml): did you mean maintenance.shop.pause?",
                        "maintenance.shop.warehouse is not a setting (shop.yml):"
                                + " the nearest name is maintenance.shop.pause");
    }

    @Test
    void noProblemShowsASecret() {
        SettingsReader reader = reader("api-token", "canary", "url", "jdbc://me:canary@host", "user", "canary");
        for (String name : List.of("api-token", "url", "user")) {
            reader.value(PREFIX + name, SHORT, SECOND);
        }

        assertThat(reader.problems()).hasSize(3).noneMatch(problem -> problem.contains("canary"));
    }

    @Test
    void aProblemIsOneLine() {
        SettingsReader reader = reader("pause", "1\n2" + "x".repeat(500));
        reader.wrong(PREFIX + "pause", "not\nso");

        assertThat(reader.problems())
                .singleElement()
                .asString()
                .hasSizeLessThan(200)
                .doesNotContain("\n");
    }

    @Test
    void whatWasReadIsToldInOneSpellingWithItsPlace() {
        SettingsReader reader = reader("pause", "PT5S", "mode", "FAST");
        reader.value(PREFIX + "pause", SHORT, SECOND);
        reader.value(PREFIX + "mode", SettingType.choice(Map.of("fast", 1, "slow", 2)), 2);
        reader.value(PREFIX + "size", SettingType.number(0, 15), 7);

        assertThat(reader.effective())
                .containsExactly(
                        Map.entry(PREFIX + "mode", new Setting("fast", "shop.yml")),
                        Map.entry(PREFIX + "pause", new Setting("5s", "shop.yml")),
                        Map.entry(PREFIX + "size", new Setting("7", "the default")));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "FALSE,false"})
    void aFlagIsTrueOrFalse(String text, boolean value) {
        assertThat(SettingType.flag().parse(text)).isEqualTo(value);
    }

    @Test
    void aChoiceThatIsNearlyOneIsSuggested() {
        SettingsReader reader = reader("mode", "fats");
        reader.value(PREFIX + "mode", SettingType.choice(Map.of("fast", 1, "slow", 2)), 2);

        assertThat(reader.problems())
                .containsExactly("maintenance.shop.mode=fats (shop.yml): fast or slow is allowed; did you mean fast?");
    }

    @Test
    void noneStandsForAnAbsentValue() {
        SettingType<Optional<String>> header = SettingType.matching(
                        Pattern.compile("[A-Z]+"), "capitals are allowed, or none")
                .orNone();

        assertThat(header.parse("none")).isEmpty();
        assertThat(header.parse("HOST")).hasValue("HOST");
        assertThat(header.format(Optional.empty())).isEqualTo("none");
    }

    @Test
    void numbersAreNotCutOff() {
        SettingsReader reader = reader("size", "4294967296");
        reader.value(PREFIX + "size", SettingType.number(Integer.MIN_VALUE, Integer.MAX_VALUE), 0);

        assertThat(reader.problems()).hasSize(1);
    }
}
