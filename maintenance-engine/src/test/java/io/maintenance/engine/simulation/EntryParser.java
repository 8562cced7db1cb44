// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.ReferenceState.RegisterName;
import io.maintenance.engine.simulation.ReferenceState.RegisterValue;
import io.maintenance.spi.StorageKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A parser of entries that is independent of the engine: it uses nothing but {@link Properties}, and reads those of a later format,
 * too. What it read lately it remembers.
 */
final class EntryParser {

    static final String STATUS = "status";
    static final String ADDRESSES = "addresses";

    private static final String PACKED = "maintenance/1+gzip:";
    private static final Set<String> FRAME = Set.of("format", "namespace", "~end", "~keeper", "~left", "~primary");
    private static final Map<String, List<String>> LISTS = Map.of("in", ReferenceState.IN, "out", ReferenceState.OUT);
    private static final Pattern PART = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private final Map<String, ReferenceState> known = new LinkedHashMap<>();

    /** Returns what an entry says in a namespace; nothing if it is absent, damaged, or of another namespace. */
    ReferenceState read(StorageKey key, String namespace, @Nullable String text) {
        if (text == null) {
            return ReferenceState.EMPTY;
        }
        if (known.size() > 500) {
            known.clear();
        }
        return known.computeIfAbsent(key + namespace + text, any -> parse(key, namespace, text));
    }

    /** Returns what an entry says to those who know the first format alone. */
    ReferenceState understood(StorageKey key, String namespace, @Nullable String text) {
        return EntryFormat.of(text) == EntryFormat.SEALED ? ReferenceState.EMPTY : read(key, namespace, text);
    }

    /** What an entry is called in the names of its registers. */
    static String nameOf(StorageKey key) {
        return key == StorageKey.MAINTENANCE_MODE_STATUS ? STATUS : ADDRESSES;
    }

    private static ReferenceState parse(StorageKey key, String namespace, String text) {
        Properties lines = lines(text);
        boolean whole = Integer.toString(lines.size()).equals(lines.getProperty("~end"))
                && EntryFormat.of(text).number().equals(lines.getProperty("format"))
                && namespace.equals(lines.getProperty("namespace"));
        if (!whole) {
            return ReferenceState.EMPTY;
        }
        return key == StorageKey.MAINTENANCE_MODE_STATUS ? status(lines) : addresses(lines);
    }

    /** Returns the note of the keeper: when, and who. */
    static @Nullable String note(@Nullable String text) {
        return text == null ? null : lines(text).getProperty("~keeper");
    }

    /** Returns the note of the keeper that was there last, though it may have been closed since. */
    static @Nullable String lastNote(@Nullable String text) {
        String present = note(text);
        return present == null && text != null ? lines(text).getProperty("~left") : present;
    }

    /** Returns beside which primary store an entry was kept. */
    static @Nullable String primary(@Nullable String text) {
        return text == null ? null : lines(text).getProperty("~primary");
    }

    private static Properties lines(String text) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(
                    text.startsWith(PACKED)
                            ? unpacked(text)
                            : EntryFormat.of(text).unwrap(text)));
        } catch (IOException | IllegalArgumentException damaged) {
            lines.clear();
        }
        return lines;
    }

    private static String unpacked(String text) throws IOException {
        byte[] packed = Base64.getDecoder().decode(text.substring(PACKED.length()));
        return new String(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static ReferenceState status(Properties lines) {
        TreeMap<RegisterName, ReferenceStamp> floors = new TreeMap<>();
        TreeMap<RegisterName, ReferenceStamp> stamps = new TreeMap<>();
        TreeMap<RegisterName, TreeMap<String, String>> texts = new TreeMap<>();
        TreeMap<RegisterName, RegisterValue> registers = new TreeMap<>();
        for (String line : lines.stringPropertyNames()) {
            String[] parts = line.split("\\.", 3);
            if (line.endsWith(".~floor")) {
                floors.put(new RegisterName(STATUS, parts[0], ""), ReferenceStamp.of(lines.getProperty(line)));
            } else if (parts.length < 3 || !isPart(parts[0]) || !isPart(parts[1])) {
                putLoose(registers, STATUS, line, lines);
            } else {
                RegisterName name = new RegisterName(STATUS, parts[0], parts[1]);
                if (parts[2].equals("stamp")) {
                    stamps.put(name, ReferenceStamp.of(lines.getProperty(line)));
                } else {
                    texts.computeIfAbsent(name, any -> new TreeMap<>()).put(parts[2], lines.getProperty(line));
                }
            }
        }
        stamps.forEach((name, stamp) ->
                registers.put(name, new RegisterValue(stamp, inARow(texts.getOrDefault(name, new TreeMap<>())))));
        return new ReferenceState(registers, floors);
    }

    private static boolean isPart(String text) {
        return PART.matcher(text).matches();
    }

    /** A line of which only a later version knows what it means. */
    private static void putLoose(
            Map<RegisterName, RegisterValue> registers, String entry, String line, Properties lines) {
        if (!FRAME.contains(line)) {
            registers.put(RegisterName.loose(entry, line), RegisterValue.loose(lines.getProperty(line)));
        }
    }

    /** Names and texts by turns, in the order of the names. */
    static List<String> inARow(Map<String, String> sorted) {
        List<String> row = new ArrayList<>();
        sorted.forEach((name, text) -> {
            row.add(name);
            row.add(text);
        });
        return row;
    }

    private static ReferenceState addresses(Properties lines) {
        TreeMap<RegisterName, ReferenceStamp> floors = new TreeMap<>();
        TreeMap<RegisterName, RegisterValue> registers = new TreeMap<>();
        for (String line : lines.stringPropertyNames()) {
            String[] parts = line.split("\\.", 3);
            if (line.endsWith(".~floor")) {
                floors.put(new RegisterName(ADDRESSES, parts[0], ""), ReferenceStamp.of(lines.getProperty(line)));
            } else if (parts.length < 3 || !LISTS.containsKey(parts[1])) {
                putLoose(registers, ADDRESSES, line, lines);
            } else {
                RegisterValue value = new RegisterValue(ReferenceStamp.of(parts[2]), LISTS.get(parts[1]));
                for (String range : lines.getProperty(line).split(" ", -1)) {
                    registers.put(new RegisterName(ADDRESSES, parts[0], range), value);
                }
            }
        }
        return new ReferenceState(registers, floors);
    }
}
