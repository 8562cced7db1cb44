// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.address.AddressRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Addresses and ranges that were given on the command line.
 *
 * @param ranges the ranges, each once
 * @param rewritten those that were written differently, as {@code 10.0.0.1/8 -> 10.0.0.0/8}
 */
public record AddressArguments(List<AddressRange> ranges, List<String> rewritten) {

    private static final String NONE = "none";

    /** Reads addresses and ranges, or {@code none} for an empty list. */
    public static AddressArguments orNone(String option, Collection<String> given) {
        List<String> texts = split(given);
        if (!texts.contains(NONE)) {
            return of(option, given);
        }
        if (texts.size() > 1) {
            throw new UsageException(option + ": 'none' clears the list, so it cannot be given with other values.");
        }
        return new AddressArguments(List.of(), List.of());
    }

    /** Reads addresses and ranges; every invalid one is reported. */
    public static AddressArguments of(String option, Collection<String> given) {
        List<String> problems = new ArrayList<>();
        Set<AddressRange> ranges = new LinkedHashSet<>();
        List<String> rewritten = new ArrayList<>();
        for (String text : split(given)) {
            try {
                AddressRange range = parse(text);
                ranges.add(range);
                if (!range.text().equals(text)) {
                    rewritten.add(text + " -> " + range);
                }
            } catch (IllegalArgumentException e) {
                problems.add(option + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new AddressArguments(List.copyOf(ranges), rewritten);
    }

    private static AddressRange parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "an address is empty; give an address or a range, such as 203.0.113.7 or 10.0.0.0/8");
        }
        return AddressRange.parse(text);
    }

    private static List<String> split(Collection<String> given) {
        List<String> texts = new ArrayList<>();
        for (String argument : given) {
            for (String text : argument.split(",", -1)) {
                texts.add(text.strip());
            }
        }
        return texts;
    }
}
