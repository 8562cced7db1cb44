// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.memory;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryBackendTest {

    private final String name = UUID.randomUUID().toString();
    private final MaintenanceBackend backend = open("shop");

    @Test
    void absentEntriesAreAbsentFromTheMap() {
        assertThat(backend.read()).isEmpty();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a")).isTrue();
        assertThat(backend.read()).containsOnlyKeys(MAINTENANCE_MODE_STATUS);
    }

    @Test
    void onlyTheExpectedTextIsReplaced() {
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "a", "b")).isFalse();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a")).isTrue();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "b")).isFalse();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "A", "b")).isFalse();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "a ", "b")).isFalse();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "a", "a")).isTrue();
        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "a", "b")).isTrue();
        assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "b");
    }

    @Test
    void thoseWithTheSameNameAndNamespaceShareTheStore() {
        backend.compareAndSet(MAINTENANCE_MODE_ADDRESSES, null, "here");

        assertThat(open("shop").read()).containsEntry(MAINTENANCE_MODE_ADDRESSES, "here");
        assertThat(open("shop-a").read()).isEmpty();
        assertThat(new MemoryBackend("b", MemoryStore.named(name + "b", "shop")).read())
                .isEmpty();
    }

    @Test
    void theStoreOutlivesTheBackend() {
        backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");
        backend.close();

        assertThat(open("shop").read()).containsEntry(MAINTENANCE_MODE_STATUS, "a");
    }

    @Test
    void oneOfManyCreatorsWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> creators = IntStream.range(0, 64)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> open("shop").compareAndSet(MAINTENANCE_MODE_STATUS, null, "by " + i))
                    .toList();
            int winners = 0;
            for (Future<Boolean> creator : threads.invokeAll(creators)) {
                winners += creator.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void writesHintAllOthersAndOnlyThem() {
        AtomicInteger own = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        assertThat(backend.watch(own::incrementAndGet)).isPresent();
        Watch watch = open("shop").watch(others::incrementAndGet).orElseThrow();

        backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");
        backend.compareAndSet(MAINTENANCE_MODE_STATUS, "wrong", "b");
        assertThat(others).hasValue(1);
        assertThat(own).hasValue(0);
        assertThat(watch.isComplete()).isTrue();

        watch.close();
        watch.close();
        backend.compareAndSet(MAINTENANCE_MODE_STATUS, "a", "b");
        assertThat(others).hasValue(1);
        assertThat(watch.isComplete()).isFalse();
    }

    @Test
    void aThrowingHintHarmsNothing() {
        AtomicInteger after = new AtomicInteger();
        MaintenanceBackend other = open("shop");
        other.watch(() -> {
            throw new IllegalArgumentException("from a hint");
        });
        other.watch(after::incrementAndGet);

        assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a")).isTrue();
        assertThat(after).hasValue(1);
    }

    @Test
    void afterCloseCallsFailAndWatchesAreOver() {
        Watch watch = backend.watch(() -> {}).orElseThrow();
        backend.close();
        backend.close();

        assertThatIllegalStateException().isThrownBy(backend::read);
        assertThatIllegalStateException().isThrownBy(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a"));
        assertThatIllegalStateException().isThrownBy(() -> backend.watch(() -> {}));
        assertThat(watch.isComplete()).isFalse();
    }

    @Test
    void saysThatOnlyThisProcessSharesIt() {
        assertThat(backend.traits().reach()).isEqualTo(Traits.Reach.PROCESS);
    }

    private MaintenanceBackend open(String namespace) {
        return new MemoryBackend(name, MemoryStore.named(name, namespace));
    }
}
