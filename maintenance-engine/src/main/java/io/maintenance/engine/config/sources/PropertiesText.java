// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.engine.config.value.SourcePrecedence;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the text of one properties file into a layer, strictly: what {@link java.util.Properties} hides is a problem.
 */
final class PropertiesText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final UnknownNames names;
    private final ConfigurationProblems problems;
    private final Map<String, SettingValue> values = new LinkedHashMap<>();

    /** Reads the file named {@code file} in messages. */
    PropertiesText(String file, UnknownNames names) {
        this.file = file;
        this.names = names;
        this.problems = names.problems();
    }

    /** Tells whether a file of this content is meant for us: some name in it is ours, or nearly. */
    boolean isOurs(byte[] bytes) {
        return LogicalLine.of(withoutMark(new String(bytes, isWide(bytes) ? UTF_16 : UTF_8))).stream()
                .anyMatch(this::isOurs);
    }

    /** Some editors write two bytes for each character, and say so in the first two. */
    private static boolean isWide(byte[] bytes) {
        int mark = bytes.length > 1 ? ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF) : 0;
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    private boolean isOurs(LogicalLine line) {
        try {
            return line.entry()
                    .filter(entry -> names.isNearlyOurs(entry.getKey(), entry.getValue()))
                    .isPresent();
        } catch (IllegalArgumentException malformed) {
            return names.isNearlyOurs(line.rawName(), "");
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    Map<String, SettingValue> read(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            LogicalLine.of(withoutMark(text)).forEach(this::read);
        } catch (CharacterCodingException e) {
            problems.add(file + " is not UTF-8: save it as UTF-8, or write other letters as \\uXXXX");
        }
        return values;
    }

    private void read(LogicalLine line) {
        String origin = file + ", line " + line.number();
        try {
            Optional<Map.Entry<String, String>> entry = line.entry();
            entry.ifPresent(
                    pair -> add(line, pair.getKey(), new SettingValue(pair.getValue(), origin, SourcePrecedence.FILE)));
        } catch (IllegalArgumentException e) {
            problems.add("an escape \\uXXXX is malformed (" + origin + "): backslashes must be doubled");
        }
    }

    private void add(LogicalLine line, String key, SettingValue given) {
        if (!names.isAcceptedInFile(key, given)) {
            return;
        }
        if (line.hasSingleBackslash()) {
            problems.add(key + " has a single backslash (" + given.origin()
                    + "): backslashes must be doubled, or write / in a path");
            return;
        }
        SettingValue first = values.putIfAbsent(key, given);
        if (first != null) {
            problems.add(key + " is given twice (" + first.origin() + ", and " + given.origin() + "): remove one");
        }
    }
}
