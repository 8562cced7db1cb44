// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import io.maintenance.address.AddressRange;
import io.maintenance.address.AddressSet;
import io.maintenance.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The cost of looking up an address in a set of 100,000 IPv4 and 100,000 IPv6 ranges. The text is parsed each time. */
@State(Scope.Benchmark)
public class AddressBenchmark {

    /** Fields that are not final, so that no answer is known at compile time. */
    private String ipv4Hit = "10.3.77.132";

    private String ipv4Miss = "203.0.113.9";
    private String ipv6Hit = "2001:db8:1:2:aaaa:bbbb:cccc:dddd";
    private String ipv6Miss = "2001:db8:1:3:aaaa:bbbb:cccc:dddd";
    private String garbage = "no-address.example.com";

    private List<AddressRange> ranges = List.of();
    private AddressSet set = AddressSet.EMPTY;
    private AddressSet other = AddressSet.of(List.of(AddressRange.parse("2001:db9::/32")));
    private IpAddress ipv6Parsed = IpAddress.tryParse(ipv6Hit).orElseThrow();

    /** Compiles the set, and refuses to measure the wrong thing. */
    @Setup
    public void compile() {
        ranges = Stream.concat(SampleRanges.ipv4().stream(), SampleRanges.ipv6().stream())
                .map(AddressRange::parse)
                .toList();
        set = AddressSet.of(ranges);
        if (!set.contains(ipv4Hit) || set.contains(ipv4Miss) || !set.contains(ipv6Hit) || set.contains(ipv6Miss)) {
            throw new IllegalStateException("hits and misses are mixed up");
        }
    }

    @Benchmark
    public boolean ipv4Hit() {
        return set.contains(ipv4Hit);
    }

    @Benchmark
    public boolean ipv4Miss() {
        return set.contains(ipv4Miss);
    }

    @Benchmark
    public boolean ipv6Hit() {
        return set.contains(ipv6Hit);
    }

    @Benchmark
    public boolean ipv6Miss() {
        return set.contains(ipv6Miss);
    }

    /** Without reading its text, for comparison with {@link #ipv6Hit}. */
    @Benchmark
    public boolean ipv6ParsedHit() {
        return set.contains(ipv6Parsed);
    }

    /** Reading the text alone, for comparison with {@link #ipv6Hit}. */
    @Benchmark
    public Optional<IpAddress> ipv6Parse() {
        return IpAddress.tryParse(ipv6Hit);
    }

    /** A part is on: its list and that of all scopes are asked, and the text is read once. */
    @Benchmark
    public boolean ipv6HitInTheSecondOfTwo() {
        return AddressSet.anyContains(other, set, ipv6Hit);
    }

    @Benchmark
    public boolean garbage() {
        return set.contains(garbage);
    }
}
