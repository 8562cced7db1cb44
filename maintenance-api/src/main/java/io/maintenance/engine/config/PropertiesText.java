// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the text of one properties file into a layer, strictly: what {@link java.util.Properties} hides is a problem.
 */
final class PropertiesText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final Problems problems;
    private final Map<String, Given> values = new LinkedHashMap<>();

    /** Reads the file named {@code file} in messages. */
    PropertiesText(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    Map<String, Given> read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String withoutMark = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            LogicalLine.of(withoutMark).forEach(this::read);
        } catch (CharacterCodingException e) {
            problems.add(file + " is not UTF-8: save it as UTF-8, or write other letters as \\uXXXX");
        }
        return values;
    }

    private void read(LogicalLine line) {
        String origin = file + ", line " + line.number();
        try {
            Optional<Map.Entry<String, String>> entry = line.entry();
            entry.ifPresent(pair -> add(pair.getKey(), new Given(pair.getValue(), origin, Rank.FILE)));
        } catch (IllegalArgumentException e) {
            problems.add("an escape \\uXXXX is malformed (" + origin + "): backslashes must be doubled");
        }
    }

    private void add(String key, Given given) {
        if (!UnknownNames.isAcceptedInFile(key, given, problems)) {
            return;
        }
        Given first = values.putIfAbsent(key, given);
        if (first != null) {
            problems.add(key + " is given twice (" + first.origin() + ", and " + given.origin() + "): remove one");
        }
    }
}
