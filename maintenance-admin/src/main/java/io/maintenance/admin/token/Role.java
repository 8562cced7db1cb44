// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.token;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token allows. */
public enum Role {
    /** To see the state, allow-lists and decisions. */
    READ,
    /** All of that, and to change it. */
    WRITE;

    /** Returns the role as it stands in the file: {@code read}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the role with this label. */
    public static Optional<Role> of(String label) {
        return Stream.of(values()).filter(each -> each.label().equals(label)).findFirst();
    }

    /** Returns {@code true} if this role allows what the other one does. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
