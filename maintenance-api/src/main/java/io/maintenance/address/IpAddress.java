// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One IPv4 or IPv6 address, parsed: for callers that ask several questions about it, so that its text is read once. Immutable,
 * thread-safe.
 *
 * <p>It is read as strictly as an {@link AddressRange}, and never resolved. Two addresses are equal if they are the same address,
 * however they were written; an IPv4 address mapped into IPv6 is an IPv4 address.
 */
public final class IpAddress {

    private final CidrBlock block;

    private IpAddress(CidrBlock block) {
        this.block = block;
    }

    /**
     * Returns the address that {@code text} stands for, or empty if it is none: also for {@code null}, for an address with a zone
     * id, in brackets or with blanks around it, and for {@code 0.0.0.0} and {@code ::}, which no client has.
     */
    public static Optional<IpAddress> tryParse(@Nullable String text) {
        CidrBlock block = text == null ? null : RangeParser.address(text);
        return block == null || block.isRefused() ? Optional.empty() : Optional.of(new IpAddress(block));
    }

    /** Returns the canonical text: {@code 192.0.2.1}, or IPv6 as in RFC 5952, {@code 2001:db8::1}. */
    public String text() {
        return block.text();
    }

    /** Returns {@code true} if the other is the same address. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress address && block.equals(address.block);
    }

    @Override
    public int hashCode() {
        return block.hashCode();
    }

    /** Returns the canonical text. */
    @Override
    public String toString() {
        return text();
    }

    /** Returns the block that holds this address alone. */
    CidrBlock block() {
        return block;
    }
}
