// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.engine.lab.FastForwardPlatform;
import io.maintenance.engine.lab.Lab;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryLoopTest {

    private final Lab lab = new Lab();
    private final FastForwardPlatform time = new FastForwardPlatform(0, () -> {});

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void nobodyStepsAsideForLongHoweverSlowTheStoreIs() {
        List<String> texts = texts();
        AtomicInteger turn = new AtomicInteger();
        lab.platform = time;
        lab.elsewhere().primary.beforeWrite = () -> {
            lab.primaryEntries.put(STATUS, texts.get(turn.getAndIncrement() % texts.size()));
            time.pass(Duration.ofSeconds(1));
        };
        MaintenanceMode command = lab.command();

        assertThatExceptionOfType(NotStoredException.class).isThrownBy(command::enable);

        assertThat(time.pauses())
                .hasSizeGreaterThan(10)
                .allMatch(each -> each.compareTo(Duration.ofMillis(2_001)) <= 0);
    }

    /** Returns what others keep writing while somebody else tries. */
    private List<String> texts() {
        MaintenanceMode other = lab.command();
        other.enable();
        String on = lab.inPrimary(STATUS);
        other.disable();
        return List.of(on, lab.inPrimary(STATUS));
    }
}
