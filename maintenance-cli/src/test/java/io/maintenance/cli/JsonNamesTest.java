// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceHealth.StoreState;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.FakeSwitch;
import io.maintenance.cli.harness.InProcessTool;
import io.maintenance.cli.harness.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The names in documents are those that {@code docs/json.md} promises. */
class JsonNamesTest {

    private static final Path PROMISE = Path.of("..", "docs", "json.md");

    private static final List<String> LINES = List.of(
            "status",
            "check",
            "enable",
            "enable --dry-run",
            "status --nonsense",
            "config --backend memory:names",
            "config --backend nosuch:names",
            "doctor --backend memory:names",
            "warmup",
            "backends");

    @Test
    void everyNameIsDocumented() throws IOException {
        FakeSwitch maintenance = new FakeSwitch();
        maintenance.status = SampleData.on();
        maintenance.health = SampleData.health(StoreState.UP, false, null);
        maintenance.change = () -> SampleData.change(Outcome.DEGRADED, SampleData.off(), SampleData.on());
        Set<String> names = new TreeSet<>();
        for (String line : LINES) {
            CommandOutput run = InProcessTool.run(maintenance, (line + " --json").split(" "));
            collect(JSON.std.mapFrom(run.out()), names);
        }

        assertThat(documented()).containsAll(names);
    }

    private static Set<String> documented() throws IOException {
        Set<String> names = new TreeSet<>();
        Pattern.compile("`(?:error\\.)?([a-zA-Z]+)`")
                .matcher(Files.readString(PROMISE))
                .results()
                .forEach(match -> names.add(match.group(1)));
        return names;
    }

    private static void collect(Object value, Set<String> names) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                names.add(String.valueOf(name));
                collect(String.valueOf(name).equals("attributes") ? Map.of() : inner, names);
            });
        } else if (value instanceof Collection<?> all) {
            all.forEach(inner -> collect(inner, names));
        }
    }
}
