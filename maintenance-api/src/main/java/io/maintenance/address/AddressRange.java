// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address, or a CIDR block of them, in canonical form. Immutable, thread-safe.
 *
 * <p>It is created from text, which is read strictly and never resolved: an IPv4 address is four decimal numbers
 * without leading zeros, an IPv6 address has one of the forms of RFC 4291, and a prefix length follows a {@code /}.
 * Host bits are cleared, so that {@code 10.0.0.1/8} is {@code 10.0.0.0/8}; the block of one address is that address.
 * Blanks around the text are ignored.
 *
 * <p>IPv4 addresses mapped into IPv6 are IPv4 addresses: {@code ::ffff:192.0.2.1} is {@code 192.0.2.1}, and
 * {@code ::ffff:192.0.2.0/120} is {@code 192.0.2.0/24}.
 *
 * <p>Refused are host names, zone ids, brackets, ports, wildcards and spans; every block that holds all of IPv4, which
 * is {@code 0.0.0.0/0}, {@code ::/0} and each IPv6 block around {@code ::ffff:0:0/96}, for who lets everybody in turns
 * maintenance off; and the addresses {@code 0.0.0.0} and {@code ::}, which nobody has.
 *
 * <p>As a sequence of characters a range is its canonical text, so that the methods that take addresses take text and ranges
 * alike.
 *
 * <p>Two ranges are equal if they hold the same addresses. The natural order is IPv4 before IPv6, then by first
 * address, then the wider block first.
 */
public final class AddressRange implements Comparable<AddressRange>, CharSequence {

    private final String text;

    /** The numbers behind the text, kept: large lists are sorted, and reading a text again for each comparison takes seconds. */
    private final CidrBlock block;

    private AddressRange(CidrBlock block, String spelling) {
        String canonical = block.text();
        this.block = block;
        this.text = canonical.equals(spelling) ? spelling : canonical;
    }

    /**
     * Returns the range that {@code text} stands for.
     *
     * @throws IllegalArgumentException that quotes the text, says why it is refused and what to write instead
     */
    public static AddressRange parse(String text) {
        return new AddressRange(RangeParser.parse(text), text);
    }

    /** Returns the range that {@code text} stands for, or empty where {@link #parse} would refuse it. */
    public static Optional<AddressRange> tryParse(String text) {
        String range = text.strip();
        CidrBlock block = RangeParser.read(range);
        return block == null || block.isRefused() ? Optional.empty() : Optional.of(new AddressRange(block, range));
    }

    /** Returns the canonical text: {@code 192.0.2.1}, {@code 10.0.0.0/8}, or IPv6 as in RFC 5952, {@code 2001:db8::/32}. */
    public String text() {
        return text;
    }

    /**
     * Returns {@code true} if this address is in the range. For many ranges, {@link AddressSet} is faster.
     *
     * @param address an IPv4 or IPv6 address. Anything else, also {@code null}, an address with a zone id, in brackets
     *     or with blanks around it, is in no range.
     */
    public boolean contains(@Nullable String address) {
        CidrBlock single = address == null ? null : RangeParser.address(address);
        return single != null && block.contains(single.high(), single.low());
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    /** Orders IPv4 before IPv6, then by first address, then the wider block first. */
    @Override
    public int compareTo(AddressRange other) {
        return block.compareTo(other.block);
    }

    /** Returns {@code true} if the other holds the same addresses. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRange range && block.equals(range.block);
    }

    @Override
    public int hashCode() {
        return block.hashCode();
    }

    /** Returns the canonical text. */
    @Override
    public String toString() {
        return text;
    }

    /** Returns the numbers behind the text. */
    CidrBlock block() {
        return block;
    }
}
