// SPDX-License-Identifier: Apache-2.0
package io.maintenance.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Writes what {@code ./fuzz} begins with: texts that people write, and the words that they are made of. */
public final class FirstInputs {

    private FirstInputs() {}

    /** Writes a file for each text into the first directory, and all words into the file that is named second. */
    public static void main(String[] paths) throws IOException {
        Path directory = Path.of(paths[0]);
        Set<String> words = new TreeSet<>(Effort.PARTS);
        for (Promises promises : Promises.values()) {
            int number = 0;
            for (String text : promises.examples()) {
                Files.write(directory.resolve(promises + "-" + number++), promises.input(text));
                words.addAll(Arrays.asList(text.split("[^A-Za-z0-9~-]+")));
            }
        }
        words.remove("");
        Files.write(Path.of(paths[1]), words.stream().map(FirstInputs::quoted).toList());
    }

    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte each : word.getBytes(StandardCharsets.UTF_8)) {
            quoted.append(String.format("\\x%02x", each));
        }
        return quoted.append('"').toString();
    }
}
