// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.address.AddressRange;
import java.util.List;
import java.util.stream.Collectors;

/** The addresses of an allow-list as text, separated by blanks. */
public final class AllowListText {

    private AllowListText() {}

    /** Returns the addresses; the word for none if the list is empty. */
    public static String of(List<AddressRange> ranges, String none) {
        return ranges.isEmpty() ? none : ranges.stream().map(AddressRange::text).collect(Collectors.joining(" "));
    }
}
