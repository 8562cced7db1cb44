// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.client;

import io.maintenance.address.AddressRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A network of proxies that has a name among those that are trusted. */
public enum ProxyNetwork {
    /** This machine. */
    LOOPBACK("127.0.0.0/8", "::1/128"),
    /** What is not routed in the Internet: RFC 1918 and RFC 4193. */
    PRIVATE("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
    /** What is not routed at all: RFC 3927 and RFC 4291. */
    LINK_LOCAL("169.254.0.0/16", "fe80::/10"),
    /** Cloudflare, as https://www.cloudflare.com/ips/ had it on 13 September 2026; the list is of 28 September 2023. */
    CLOUDFLARE(
            "173.245.48.0/20",
            "103.21.244.0/22",
            "103.22.200.0/22",
            "103.31.4.0/22",
            "141.101.64.0/18",
            "108.162.192.0/18",
            "190.93.240.0/20",
            "188.114.96.0/20",
            "197.234.240.0/22",
            "198.41.128.0/17",
            "162.158.0.0/15",
            "104.16.0.0/13",
            "104.24.0.0/14",
            "172.64.0.0/13",
            "131.0.72.0/22",
            "2400:cb00::/32",
            "2606:4700::/32",
            "2803:f800::/32",
            "2405:b500::/32",
            "2405:8100::/32",
            "2a06:98c0::/29",
            "2c0f:f248::/32");

    @SuppressWarnings("ImmutableEnumChecker") // it is unmodifiable, and so is what it holds
    private final List<AddressRange> ranges;

    ProxyNetwork(String... ranges) {
        this.ranges = Stream.of(ranges).map(AddressRange::parse).toList();
    }

    /** Returns the network of that name, {@code link-local}; or empty. */
    public static Optional<ProxyNetwork> of(String name) {
        return Stream.of(values()).filter(each -> each.label().equals(name)).findFirst();
    }

    /** Returns its name in the setting. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns its addresses. */
    public List<AddressRange> ranges() {
        return ranges;
    }
}
