// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import inet.ipaddr.IPAddress;
import io.maintenance.patience.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random texts, judged by another library. A failure names the seed that repeats it. */
@Tag("slow")
class AddressPropertyTest {

    private static final int MANY = Rounds.atMost(200_000);

    private final RandomAddresses random = new RandomAddresses();

    @Test
    void addressesAndBlocksAreReadAsTheOracleReadsThem() {
        int accepted = compareRanges(random::block) + compareRanges(random::address);

        assertThat(accepted).as("ranges accepted, %s", seed()).isGreaterThan(MANY);
    }

    @Test
    void damagedTextsAreReadOrRefusedAsTheOracleDoes() {
        int accepted = compareRanges(random::mutated);

        assertThat(accepted).as("ranges accepted, %s", seed()).isBetween(MANY / 20, MANY * 19 / 20);
    }

    private int compareRanges(Supplier<String> texts) {
        int accepted = 0;
        for (int i = 0; i < MANY; i++) {
            String text = texts.get();
            String expected = Objects.toString(oracle(text), "refused");
            String actual = Objects.toString(canonical(text), "refused");
            if (!actual.equals(expected)) {
                assertThat(actual).as("text '%s', %s", text, seed()).isEqualTo(expected);
            }
            accepted += actual.equals("refused") ? 0 : 1;
        }
        return accepted;
    }

    private static @Nullable String oracle(String text) {
        IPAddress block = ReferenceRanges.parseRange(text.strip());
        return block == null ? null : ReferenceRanges.canonical(block);
    }

    private static @Nullable String canonical(String text) {
        try {
            AddressRange range = AddressRange.parse(text);
            assertThatObject(AddressRange.parse(range.text()))
                    .as("read again, %s", seed())
                    .isEqualTo(range);
            return range.text();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Test
    void setsContainWhatOneOfTheirRangesContains() {
        int hits = 0;
        int questions = 0;
        for (int round = 0; round < Rounds.atMost(300); round++) {
            List<AddressRange> ranges = ranges(1 + random.below(40));
            AddressSet set = AddressSet.of(ranges);
            List<IPAddress> blocks = ranges.stream()
                    .map(range -> ReferenceRanges.parse(range.text()))
                    .toList();
            for (String address : questions(blocks)) {
                hits += compareContains(set, ranges, blocks, address) ? 1 : 0;
                questions++;
            }
        }
        assertThat(hits).as("hits, %s", seed()).isBetween(questions / 10, questions * 9 / 10);
    }

    private static boolean compareContains(
            AddressSet set, List<AddressRange> ranges, List<IPAddress> blocks, String address) {
        IPAddress single = ReferenceRanges.parse(address);
        boolean expected = single != null && blocks.stream().anyMatch(block -> block.contains(single));
        boolean agrees = set.contains(address) == expected
                && ranges.stream().anyMatch(range -> range.contains(address)) == expected;
        if (!agrees) {
            assertThat(set.contains(address))
                    .as("%s in %s, %s", address, ranges, seed())
                    .isEqualTo(expected);
            assertThat(ranges)
                    .as("%s, %s", address, seed())
                    .matches(all -> all.stream().anyMatch(range -> range.contains(address)) == expected);
        }
        return expected;
    }

    private List<AddressRange> ranges(int count) {
        List<AddressRange> ranges = new ArrayList<>();
        while (ranges.size() < count) {
            String text = random.block();
            if (ReferenceRanges.parseRange(text) != null) {
                ranges.add(AddressRange.parse(text));
            }
        }
        return ranges;
    }

    /** The edges of every block, their neighbours, and addresses from anywhere. */
    private List<String> questions(List<IPAddress> blocks) {
        Stream<IPAddress> edges = blocks.stream().flatMap(block -> Stream.of(block.getLower(), block.getUpper()));
        Stream<String> near = edges.map(IPAddress::withoutPrefixLength)
                .flatMap(edge -> Stream.of(edge.increment(0), neighbour(edge, -1), neighbour(edge, 1)))
                .map(IPAddress::toCanonicalString);
        return Stream.concat(near, Stream.generate(random::address).limit(20)).toList();
    }

    private static IPAddress neighbour(IPAddress edge, int step) {
        boolean atTheEnd = step < 0 ? edge.isZero() : edge.isMax();
        return atTheEnd ? edge : edge.increment(step);
    }

    @Test
    void orderIsThatOfFirstAddressesWithinAFamily() {
        List<AddressRange> sorted = ranges(2_000).stream().sorted().toList();

        for (int at = 1; at < sorted.size(); at++) {
            IPAddress before = ReferenceRanges.parse(sorted.get(at - 1).text());
            IPAddress after = ReferenceRanges.parse(sorted.get(at).text());
            assertThat(inOrder(Objects.requireNonNull(before), Objects.requireNonNull(after)))
                    .as("%s before %s, %s", before, after, seed())
                    .isTrue();
        }
    }

    private static boolean inOrder(IPAddress before, IPAddress after) {
        if (before.getIPVersion() != after.getIPVersion()) {
            return before.isIPv4();
        }
        return before.getLower().getValue().compareTo(after.getLower().getValue()) <= 0;
    }

    private static String seed() {
        return "-Dmaintenance.test.seed=" + RandomAddresses.SEED;
    }
}
