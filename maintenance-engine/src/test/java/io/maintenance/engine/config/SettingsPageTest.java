// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/settings.md} names the settings that exist. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "settings.md");

    private static final Pattern CONSTANT = Pattern.compile("(?m)^\\| `(maintenance\\.[a-z.-]+)` \\| `([^`]+)` \\|");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(maintenance\\.[a-z.-]+)` \\|");

    /** What the backends of later modules read is described where they are. */
    private static final Pattern OF_A_BACKEND = Pattern.compile("maintenance\\.(backend|fallback)\\.(?!url|timeout).*");

    @Test
    void thePageAndTheReaderKnowTheSameSettings() throws IOException {
        String page = Files.readString(PAGE);

        List<String> rows = ROW.matcher(page).results().map(row -> row.group(1)).toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(SettingNames.ALL.stream()
                        .filter(key -> !OF_A_BACKEND.matcher(key).matches())
                        .toList());
    }

    @Test
    void aDefaultThatIsTheSameEverywhereIsTheOneThatHolds(@TempDir Path directory) throws IOException {
        SortedMap<String, Setting> inForce =
                new TestMachine(directory).configuration().inForce().settings();

        Map<String, String> defaults = new TreeMap<>();
        CONSTANT.matcher(Files.readString(PAGE)).results().forEach(row -> defaults.put(row.group(1), row.group(2)));

        assertThat(defaults).hasSizeGreaterThan(5);
        defaults.forEach((key, value) -> assertThat(inForce.get(key)).isEqualTo(new Setting(value, "the default")));
    }
}
