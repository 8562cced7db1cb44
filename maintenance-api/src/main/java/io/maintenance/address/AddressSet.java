// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of any number of {@link AddressRange ranges}, compiled for questions: one is answered in logarithmic
 * time and allocates nothing. Immutable, thread-safe.
 *
 * <p>Ranges that overlap or touch are merged, so that the original ranges cannot be recovered. A range takes 8 bytes for
 * IPv4 and 32 for IPv6.
 */
public final class AddressSet {

    /** The set without addresses. */
    public static final AddressSet EMPTY = new AddressSet(List.of(), List.of());

    private final Ipv4Ranges ipv4;
    private final Ipv6Ranges ipv6;

    private AddressSet(List<CidrBlock> ipv4, List<CidrBlock> ipv6) {
        this.ipv4 = Ipv4Ranges.of(ipv4);
        this.ipv6 = Ipv6Ranges.of(ipv6);
    }

    /** Returns the set of the addresses in these ranges, which may come in any order, and twice. */
    public static AddressSet of(Collection<AddressRange> ranges) {
        if (ranges.isEmpty()) {
            return EMPTY;
        }
        List<CidrBlock> blocks =
                ranges.stream().map(AddressRange::block).sorted().toList();
        return new AddressSet(
                blocks.stream().filter(CidrBlock::isIpv4).toList(),
                blocks.stream().filter(block -> !block.isIpv4()).toList());
    }

    /** Returns {@code true} if no address is in the set. */
    public boolean isEmpty() {
        return ipv4.size() == 0 && ipv6.size() == 0;
    }

    /**
     * Returns {@code true} if this address is in the set.
     *
     * @param address an IPv4 or IPv6 address. Anything else, also {@code null}, an address with a zone id, in brackets
     *     or with blanks around it, is in no set.
     */
    public boolean contains(@Nullable String address) {
        if (address == null || address.length() > Ipv6Text.LONGEST) {
            return false;
        }
        long number = Ipv4Text.parse(address, 0);
        return number == Ipv4Text.NONE ? containsIpv6(address) : ipv4.contains((int) number);
    }

    private boolean containsIpv6(String address) {
        int tail = Ipv6Text.groupsAfterGap(address);
        return tail != Ipv6Text.NONE && contains(Ipv6Text.high(address, tail), Ipv6Text.low(address, tail));
    }

    /** Returns {@code true} if this address is in the set. */
    public boolean contains(IpAddress address) {
        CidrBlock block = address.block();
        return contains(block.high(), block.low());
    }

    /**
     * Returns {@code true} if this address is in at least one of two sets. Its text is read once, and nothing is allocated.
     *
     * @param address as in {@link #contains(String)}
     */
    public static boolean anyContains(AddressSet one, AddressSet other, @Nullable String address) {
        if (one.isEmpty() || other.isEmpty()) {
            return (one.isEmpty() ? other : one).contains(address);
        }
        if (address == null || address.length() > Ipv6Text.LONGEST) {
            return false;
        }
        long ipv4 = Ipv4Text.parse(address, 0);
        if (ipv4 != Ipv4Text.NONE) {
            return one.ipv4.contains((int) ipv4) || other.ipv4.contains((int) ipv4);
        }
        int tail = Ipv6Text.groupsAfterGap(address);
        if (tail == Ipv6Text.NONE) {
            return false;
        }
        long high = Ipv6Text.high(address, tail);
        long low = Ipv6Text.low(address, tail);
        return one.contains(high, low) || other.contains(high, low);
    }

    private boolean contains(long high, long low) {
        return CidrBlock.isMapped(high, low) ? ipv4.contains((int) low) : ipv6.contains(high, low);
    }
}
