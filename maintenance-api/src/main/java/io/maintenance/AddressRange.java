// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An address or CIDR block in canonical form. */
public record AddressRange(String text) implements Comparable<AddressRange> {
    public AddressRange {
        Objects.requireNonNull(text, "text");
    }

    public static AddressRange parse(String text) {
        return new AddressRange(text);
    }

    public boolean contains(@Nullable String address) {
        return text.equals(address);
    }

    @Override
    public int compareTo(AddressRange other) {
        return text.compareTo(other.text);
    }
}
