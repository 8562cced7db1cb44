// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions through the public interface, as each request asks them. */
class QuestionAllocationTest {

    private static final int RANGES = 100_000;

    /** Too few for an optimizing compiler, which could remove garbage that others would see. */
    private static final int FEW_CALLS = 50;

    private static final int MANY_CALLS = 20_000;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final MaintenanceMode maintenance = MaintenanceMode.builder()
            .backend("memory:" + UUID.randomUUID())
            .by("tester")
            .open();
    private final MaintenanceScope part = maintenance.scope("store-a");

    @AfterEach
    void close() {
        maintenance.close();
    }

    @Test
    void nothingIsAllocatedWhileOff() {
        maintenance.allow("10.0.0.1");
        part.enable();
        part.disable();

        assertAllocatesNothing(maintenance::isOn, false);
        assertAllocatesNothing(maintenance::isReadOnly, false);
        assertAllocatesNothing(() -> maintenance.isOnFor("203.0.113.9"), false);
        assertAllocatesNothing(() -> part.isOnFor("2001:db8::9"), false);
        assertAllocatesNothing(part::isOn, false);
    }

    @Test
    void nothingIsAllocatedWhileAnotherScopeIsOn() {
        part.enable();

        assertAllocatesNothing(maintenance::isOn, false);
        assertAllocatesNothing(() -> maintenance.isOnFor("203.0.113.9"), false);
    }

    @Test
    void nothingIsAllocatedWhileOnWithAHundredThousandRanges() {
        List<String> ranges = IntStream.range(0, RANGES)
                .mapToObj(i -> "10." + (i >> 14) + "." + (i >> 6 & 0xff) + "." + ((i & 0x3f) << 2) + "/31")
                .toList();
        maintenance.enable(spec -> spec.addresses(ranges));
        part.enable();

        assertAllocatesNothing(maintenance::isOn, true);
        assertAllocatesNothing(maintenance::isReadOnly, false);
        assertAllocatesNothing(() -> maintenance.isOnFor("203.0.113.9"), true);
        assertAllocatesNothing(() -> maintenance.isOnFor("10.1.0.5"), false);
        assertAllocatesNothing(() -> part.isOnFor("2001:db8::9"), true);
        assertAllocatesNothing(() -> part.isOnFor("::ffff:10.1.0.5"), false);
        assertAllocatesNothing(() -> part.isOnFor("not an address"), true);
        assertAllocatesNothing(() -> part.isOnFor((String) null), true);
    }

    /**
     * The compiler and the class loader may allocate on this thread once; a question that allocates does it each time.
     */
    private void assertAllocatesNothing(BooleanSupplier question, boolean answer) {
        for (int calls : new int[] {FEW_CALLS, MANY_CALLS}) {
            long fewest = Long.MAX_VALUE;
            for (int round = 0; round < 5 && fewest > 0; round++) {
                long before = thread.getCurrentThreadAllocatedBytes();
                int yes = ask(question, calls);
                fewest = Math.min(fewest, thread.getCurrentThreadAllocatedBytes() - before);
                assertThat(yes).isEqualTo(answer ? calls : 0);
            }
            assertThat(fewest).as("bytes for %d calls", calls).isZero();
        }
    }

    private static int ask(BooleanSupplier question, int calls) {
        int yes = 0;
        for (int i = 0; i < calls; i++) {
            yes += question.getAsBoolean() ? 1 : 0;
        }
        return yes;
    }
}
