// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.maintenance.spi.Watch;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WatchRegistryTest {

    private final AtomicBoolean complete = new AtomicBoolean(true);
    private final AtomicInteger hints = new AtomicInteger();
    private final WatchRegistry watches = new WatchRegistry(complete::get);

    @Test
    void everyWatchIsHinted() {
        watches.watch(hints::incrementAndGet);
        watches.watch(hints::incrementAndGet);

        watches.hint();

        assertThat(hints).hasValue(2);
    }

    @Test
    void aHintThatThrowsHarmsNoOther() {
        watches.watch(() -> {
            throw new AssertionError("on purpose");
        });
        watches.watch(hints::incrementAndGet);
        watches.watch(() -> {
            throw new IllegalStateException("on purpose");
        });

        watches.hint();

        assertThat(hints).hasValue(1);
    }

    @Test
    void aWatchIsAsCompleteAsTheSubscriptionUntilItIsClosed() {
        Watch watch = watches.watch(() -> {});

        assertThat(watch.isComplete()).isTrue();
        complete.set(false);
        assertThat(watch.isComplete()).isFalse();
        complete.set(true);
        watch.close();
        assertThat(watch.isComplete()).isFalse();
    }

    @Test
    void noHintComesAfterAWatchWasClosed() {
        Watch closed = watches.watch(hints::incrementAndGet);
        closed.close();
        closed.close();

        watches.hint();

        assertThat(hints).hasValue(0);
        assertThat(watches.isEmpty()).isTrue();
    }

    @Test
    void noHintComesAndNoWatchIsAddedAfterTheRegistryWasClosed() {
        Watch watch = watches.watch(hints::incrementAndGet);
        watches.close();
        watches.close();

        watches.hint();

        assertThat(hints).hasValue(0);
        assertThat(watch.isComplete()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> watches.watch(() -> {}));
    }

    @Test
    void aHintMayCloseItsOwnWatch() {
        AtomicReference<Watch> own = new AtomicReference<>();
        own.set(watches.watch(() -> {
            hints.incrementAndGet();
            Objects.requireNonNull(own.get()).close();
        }));

        watches.hint();
        watches.hint();

        assertThat(hints).hasValue(1);
    }
}
