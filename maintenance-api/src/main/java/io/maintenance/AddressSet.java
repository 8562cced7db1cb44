// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An immutable set of address ranges that answers in logarithmic time, without allocating. */
public final class AddressSet {
    public static final AddressSet EMPTY = new AddressSet(List.of());

    private final List<AddressRange> ranges;

    private AddressSet(Collection<AddressRange> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    public static AddressSet of(Collection<AddressRange> ranges) {
        return new AddressSet(ranges);
    }

    public boolean contains(@Nullable String address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
