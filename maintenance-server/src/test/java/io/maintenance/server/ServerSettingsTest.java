// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {

    private static final Path PAGE = Path.of("..", "docs", "settings.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|");

    @Test
    void thePageNamesEverySettingInOrder() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf("## The server"));

        List<String> rows = ROW.matcher(table)
                .results()
                .map((MatchResult row) -> ServerSettings.PREFIX + row.group(1))
                .toList();

        assertThat(rows).containsExactlyElementsOf(ServerSettings.NAMES);
    }

    @Test
    void aNameThatIsNotKnownIsAMistakeOfTheGroup() {
        Map<String, Setting> settings =
                Map.of("maintenance.server.mirror.direcotry", new Setting("/run/maintenance", "a file"));

        assertThat(new ServerSettingGroup().problems(settings))
                .singleElement()
                .asString()
                .contains("did you mean maintenance.server.mirror.directory?");
    }
}
