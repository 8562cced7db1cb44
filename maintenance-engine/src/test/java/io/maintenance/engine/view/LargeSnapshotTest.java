// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.codec.EntryCodec;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.State;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("large")
class LargeSnapshotTest {

    private static final int SCOPES = 10_000;
    private static final int RANGES = 100_000;
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    @Timeout(120)
    void tenThousandScopesAreCompiledAndOneMoreCostsLittle() {
        State state = State.ofStatus(scopes());
        Snapshot snapshot = Snapshot.compile(state, false, List.of(), null);
        State more = state.merge(State.ofStatus(scope("one-more")));

        long before = thread.getCurrentThreadAllocatedBytes();
        Snapshot next = Snapshot.compile(more, false, List.of(), snapshot);
        long bytes = thread.getCurrentThreadAllocatedBytes() - before;

        assertThat(next.scopes()).hasSize(SCOPES + 1);
        assertThat(next.isOn("one-more", NOW.toEpochMilli())).isTrue();
        assertThat(next.isOn("part-77", NOW.toEpochMilli())).isTrue();
        assertThat(bytes).as("bytes for one more scope").isLessThan(SCOPES * 300L);
    }

    @Test
    @Timeout(120)
    void aHundredThousandRangesAreReadCompiledAndWritten() {
        EntryCodec<Membership> codec = EntryCodec.addresses("n", 2_048);
        String ranges = IntStream.range(0, RANGES)
                .mapToObj(i -> "10." + (i >> 15) + "." + (i >> 7 & 0xff) + "." + ((i & 0x7f) << 1))
                .collect(Collectors.joining(" "));

        Entry<Membership> entry = codec.read("format=1\nglobal.in.1.a=" + ranges + "\nnamespace=n\n~end=4\n");
        State state = new State(scope("global"), entry.registers());
        Snapshot snapshot = Snapshot.compile(state, false, List.of(), null);

        assertThat(snapshot.scope("global", NOW).addresses()).hasSize(RANGES);
        assertThat(snapshot.isOnFor("global", "10.1.7.4", NOW.toEpochMilli())).isFalse();
        assertThat(snapshot.isOnFor("global", "10.1.7.5", NOW.toEpochMilli())).isTrue();
        assertThat(codec.read(codec.write(state.addresses(), null)).registers()).isEqualTo(entry.registers());
    }

    private static Registers<Attributes> scopes() {
        String lines =
                IntStream.range(0, SCOPES).mapToObj(i -> lines("part-" + i)).collect(Collectors.joining());
        return read(lines);
    }

    private static Registers<Attributes> scope(String scope) {
        return read(lines(scope));
    }

    private static String lines(String scope) {
        return "%1$s.operator.at=2026-11-21T19:30:00Z\n%1$s.operator.on=true\n%1$s.operator.stamp=1.a\n"
                .formatted(scope);
    }

    private static Registers<Attributes> read(String lines) {
        long count = lines.lines().count() + 3;
        return EntryCodec.status("n", 0)
                .read("format=1\n" + lines + "namespace=n\n~end=" + count + "\n")
                .registers();
    }
}
