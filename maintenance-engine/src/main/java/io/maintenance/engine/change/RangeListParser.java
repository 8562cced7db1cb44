// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import io.maintenance.address.AddressRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Parses lists of addresses and ranges, and reports all errors together. */
public final class RangeListParser {

    private RangeListParser() {}

    /**
     * Returns the ranges in the order given.
     *
     * @throws IllegalArgumentException that names every text that is none
     */
    public static List<AddressRange> parse(Collection<? extends CharSequence> texts) {
        List<AddressRange> ranges = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (CharSequence text : texts) {
            try {
                ranges.add(text instanceof AddressRange range ? range : AddressRange.parse(text.toString()));
            } catch (IllegalArgumentException wrong) {
                problems.add(wrong.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return ranges;
    }
}
