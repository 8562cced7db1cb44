// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of faults as a page shows it: one row for each fault and each way in which stores bear it. */
public final class FaultTable {

    private static final String BEGIN = "<!-- made from what the trials saw: ./trials -->\n";
    private static final String END = "<!-- end -->\n";
    private static final String HEAD =
            """
            | the store is | backends | requests see | a change is answered | all agree again within |
            |---|---|---|---|---|
            """;

    private final Map<String, Map<String, List<String>>> faults = new LinkedHashMap<>();

    /** Adds what was seen of a store: the {@link FaultRow#line() lines} of its faults. */
    public void add(String store, List<String> lines) {
        for (String line : lines) {
            String[] cells = line.split("\t", 2);
            faults.computeIfAbsent(cells[0], any -> new LinkedHashMap<>())
                    .computeIfAbsent(cells[1].replace("\t", " | "), any -> new ArrayList<>())
                    .add(store);
        }
    }

    /** Returns the table. */
    public String text() {
        StringBuilder table = new StringBuilder(HEAD);
        faults.forEach((fault, rows) -> rows.forEach((row, stores) -> table.append("| ")
                .append(fault)
                .append(" | ")
                .append(String.join(", ", stores))
                .append(" | ")
                .append(row)
                .append(" |\n")));
        return table.toString();
    }

    /** Returns the table that a page has. */
    public static String in(Path page) throws IOException {
        String text = Files.readString(page);
        return text.substring(begin(text), end(text));
    }

    /** Writes this table in the place of the one that a page has. */
    public void write(Path page) throws IOException {
        String text = Files.readString(page);
        Files.writeString(page, text.substring(0, begin(text)) + text() + text.substring(end(text)));
    }

    private static int begin(String text) {
        return place(text, BEGIN, 0) + BEGIN.length();
    }

    private static int end(String text) {
        return place(text, END, begin(text));
    }

    private static int place(String text, String mark, int from) {
        int place = text.indexOf(mark, from);
        if (place < 0) {
            throw new IllegalArgumentException("The page has no line " + mark.strip());
        }
        return place;
    }
}
