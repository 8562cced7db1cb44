// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The text of a result: lines, and indented rows of a label and a value, whose values are aligned. */
public final class ReportText {

    private final List<Row> rows = new ArrayList<>();

    /** Adds a line. */
    public ReportText line(String text) {
        rows.add(new Row("", text, false));
        return this;
    }

    /** Adds a row of a label and a value. */
    public ReportText row(String label, String value) {
        rows.add(new Row(label, value, true));
        return this;
    }

    /** Adds a row, unless the value is empty. */
    ReportText rowUnlessEmpty(String label, String value) {
        return value.isEmpty() ? this : row(label, value);
    }

    /** Adds a row for each value; only the first has the label. */
    public ReportText rows(String label, Collection<String> values) {
        String shown = label;
        for (String value : values) {
            row(shown, value);
            shown = "";
        }
        return this;
    }

    public List<String> lines() {
        int width = rows.stream().mapToInt(row -> row.label.length()).max().orElse(0);
        return rows.stream().map(row -> row.text(width)).toList();
    }

    private record Row(String label, String value, boolean aligned) {

        String text(int width) {
            return aligned ? "  " + label + " ".repeat(width - label.length() + 2) + value : value;
        }
    }
}
