// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.events.change.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} names the settings and the types of events that exist. */
class EventsPageTest {

    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `(maintenance\\.events\\.[a-z-]+)` \\|");
    private static final Pattern TYPE = Pattern.compile("`(maintenance\\.[a-z_]+)`(?=[,` ].*\\|)");
    private static final List<String> OF_THE_FILE = List.of("maintenance.file_started", "maintenance.line_torn");

    private final String page = read();

    @Test
    void everySettingIsThere() {
        assertThat(SETTING.matcher(page).results().map(each -> each.group(1)))
                .containsExactlyElementsOf(EventsSettings.NAMES);
    }

    @Test
    void everyTypeIsThere() {
        String table = page.substring(page.indexOf("| `type` | |"), page.indexOf("The emergency flag file"));

        assertThat(TYPE.matcher(table).results().map(each -> each.group(1)).filter(each -> !OF_THE_FILE.contains(each)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::label).toList());
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "events.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
