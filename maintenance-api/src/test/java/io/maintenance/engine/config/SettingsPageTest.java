// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} names the settings that exist. */
class SettingsPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(maintenance\\.[a-z.-]+)` \\|");

    /** What the backends of later modules read is described where they are. */
    private static final Pattern OF_A_BACKEND = Pattern.compile("maintenance\\.(backend|fallback)\\.(?!url|timeout).*");

    @Test
    void thePageAndTheReaderKnowTheSameSettings() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "settings.md"));

        List<String> rows = ROW.matcher(page).results().map(row -> row.group(1)).toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Keys.ALL.stream()
                        .filter(key -> !OF_A_BACKEND.matcher(key).matches())
                        .toList());
    }
}
