// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All variants, the sound ones too, and a table of what was seen. Run by {@code ./mutate kit}, and not by its name. */
class MutationRun {

    /** Part of the names of those that are run; all by default. */
    private static final String SOME = System.getProperty("kit.variants", "");

    private static final Path TABLE = Path.of("target", "mutations", "kit", "table");

    @TempDir
    Path reports;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyBrokenBackendGoesRedAndNoSoundOne() {
        print("variant", "must", "red", "message");
        Variant.all().stream().filter(each -> each.name().contains(SOME)).forEach(this::broken);
        SoundVariant.ALL.stream()
                .flatMap(SoundVariant::urls)
                .filter(url -> url.contains(SOME))
                .forEach(this::sound);
        assertThat(wrong).isEmpty();
    }

    private void broken(Variant variant) {
        String rule = variant.flaw().rule();
        Map<String, String> failed = KitRun.red(variant.url(), rule, reports).failed();
        boolean seen = !failed.isEmpty();
        String mark = "";
        if (seen && !variant.flaw().isSeen()) {
            wrong.add(variant + " is seen, and is marked as not seen yet");
        } else if (!variant.flaw().isSeen()) {
            mark = "not seen yet";
        } else if (!seen) {
            failed = KitRun.everywhere(variant.url(), reports).failed();
            mark = "elsewhere: ";
            wrong.add(variant + ", and is red in " + failed.keySet());
        }
        print(variant.name(), rule, mark + String.join(" ", failed.keySet()), message(failed));
    }

    private void sound(String url) {
        Map<String, String> failed = KitRun.all(url, reports).failed();
        if (!failed.isEmpty()) {
            wrong.add(url + " is sound, and was red: " + failed);
        }
        print(url, "none", failed.isEmpty() ? "none" : String.join(" ", failed.keySet()), message(failed));
    }

    private static String message(Map<String, String> failed) {
        return failed.values().stream().flatMap(String::lines).findFirst().orElse("");
    }

    private static void print(String... columns) {
        String line = String.format("%-60s %-6s %-24s %s%n", (Object[]) columns);
        try {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
