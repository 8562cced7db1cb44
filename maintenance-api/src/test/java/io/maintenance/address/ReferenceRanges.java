// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import org.jspecify.annotations.Nullable;

/** What a well-known library thinks of a text, with its leniency turned off. */
final class ReferenceRanges {

    private static final IPAddressStringParameters STRICT = strict();
    private static final IPAddress ALL_MAPPED = new IPAddressString("::ffff:0:0/96").getAddress();
    private static final IPAddress ALL_IPV4 = new IPAddressString("0.0.0.0/0").getAddress();

    private ReferenceRanges() {}

    private static IPAddressStringParameters strict() {
        var all = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowMask(false)
                .allowPrefixOnly(false)
                .allow_inet_aton(false)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE);
        all.getIPv4AddressParametersBuilder()
                .allowLeadingZeros(false)
                .allowPrefixLengthLeadingZeros(false)
                .allowPrefixesBeyondAddressSize(false)
                .allowBinary(false);
        var ipv6 = all.getIPv6AddressParametersBuilder();
        ipv6.allowZone(false)
                .allowEmptyZone(false)
                .allowBase85(false)
                .allowUnlimitedLeadingZeros(false)
                .allowPrefixLengthLeadingZeros(false)
                .allowPrefixesBeyondAddressSize(false)
                .allowBinary(false);
        ipv6.getEmbeddedIPv4AddressParametersBuilder().allowLeadingZeros(false).allowBinary(false);
        return all.toParams();
    }

    /**
     * Returns the address or block, IPv4 where IPv6 maps it, its host bits cleared; {@code null} if the text is none.
     */
    static @Nullable IPAddress parse(String text) {
        try {
            IPAddress parsed = new IPAddressString(text, STRICT).toAddress();
            return parsed == null ? null : unmapped(parsed.toPrefixBlock());
        } catch (AddressStringException e) {
            return null;
        }
    }

    private static IPAddress unmapped(IPAddress block) {
        boolean mapped = block.isIPv6() && block.toIPv6().isIPv4Mapped();
        return mapped ? block.toIPv6().getEmbeddedIPv4Address() : block;
    }

    /** Returns the same, {@code null} also for the ranges that are addresses and yet refused. */
    static @Nullable IPAddress parseRange(String text) {
        IPAddress block = parse(text);
        boolean refused = block == null || block.contains(ALL_MAPPED) || block.contains(ALL_IPV4) || isNobody(block);
        return refused ? null : block;
    }

    private static boolean isNobody(IPAddress block) {
        return !block.isMultiple() && block.isZero();
    }

    /** Returns the text as RFC 5952 wants it, without the prefix length of a single address. */
    static String canonical(IPAddress block) {
        return (block.isMultiple() ? block : block.withoutPrefixLength()).toCanonicalString();
    }
}
