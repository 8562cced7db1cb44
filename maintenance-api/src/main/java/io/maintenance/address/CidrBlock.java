// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

/**
 * The numbers of an {@link AddressRange}: all addresses that share their first {@code length} of 128 bits. IPv4
 * addresses are counted where IPv6 maps them, {@code ::ffff:0:0/96}, so that both spellings of one address are one
 * number.
 *
 * @param high the upper 64 bits of the first address
 * @param low the lower 64 bits of the first address
 * @param length from 1 to 128
 */
record CidrBlock(long high, long low, int length) implements Comparable<CidrBlock> {

    /** The number of bits before an IPv4 address. */
    static final int MAPPED = 96;

    private static final long MAPPED_LOW = 0xffff_0000_0000L;

    /** Clears the host bits. */
    CidrBlock {
        high &= highMask(length);
        low &= lowMask(length);
    }

    /** Returns the lower 64 bits of an IPv4 address; the upper ones are 0. */
    static long mapped(long ipv4) {
        return MAPPED_LOW | ipv4;
    }

    /** Returns {@code true} if both halves are those of an IPv4 address. */
    static boolean isMapped(long high, long low) {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /** Returns {@code true} if this is an IPv4 address or block. */
    boolean isIpv4() {
        return length >= MAPPED && isMapped(high, low);
    }

    /** Returns {@code true} if all IPv4 addresses are in here. */
    boolean containsAllIpv4() {
        return length <= MAPPED && contains(0, MAPPED_LOW);
    }

    /** Returns {@code true} if this is {@code 0.0.0.0} or {@code ::}, which are nobody's address. */
    boolean isUnspecified() {
        return length == 128 && (low == 0 || low == MAPPED_LOW) && high == 0;
    }

    /** Returns {@code true} if this is everybody or nobody: no list may hold it. */
    boolean isRefused() {
        return containsAllIpv4() || isUnspecified();
    }

    boolean contains(long otherHigh, long otherLow) {
        return (otherHigh & highMask(length)) == high && (otherLow & lowMask(length)) == low;
    }

    long lastHigh() {
        return high | ~highMask(length);
    }

    long lastLow() {
        return low | ~lowMask(length);
    }

    /** Returns the canonical text. */
    String text() {
        String address = isIpv4() ? Ipv4Text.write((int) low) : Ipv6Writer.write(high, low);
        return length == 128 ? address : address + "/" + (isIpv4() ? length - MAPPED : length);
    }

    /** IPv4 before IPv6, then by first address, then the wider block first. */
    @Override
    public int compareTo(CidrBlock other) {
        if (isIpv4() != other.isIpv4()) {
            return isIpv4() ? -1 : 1;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        int byFirst = byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
        return byFirst != 0 ? byFirst : Integer.compare(length, other.length);
    }

    private static long highMask(int length) {
        return length >= 64 ? -1 : length <= 0 ? 0 : -1L << (64 - length);
    }

    private static long lowMask(int length) {
        return length <= 64 ? 0 : -1L << (128 - length);
    }
}
