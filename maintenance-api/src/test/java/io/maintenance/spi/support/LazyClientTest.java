// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyClientTest {

    private final List<SampleClient> opened = new ArrayList<>();
    private final LazyClient<SampleClient> client = new LazyClient<>(this::open, each -> each.usable);

    @Test
    void nothingIsOpenedBeforeItIsNeeded() {
        client.close();

        assertThat(opened).isEmpty();
    }

    @Test
    void oneClientServesEveryCall() throws Exception {
        assertThat(client.current()).isSameAs(client.current());
        assertThat(opened).hasSize(1);
    }

    @Test
    void anotherReplacesOneThatIsOfNoMoreUse() throws Exception {
        SampleClient first = client.current();
        first.usable = false;

        assertThat(client.current()).isNotSameAs(first);
        happened(first.closed);
    }

    @Test
    void closeClosesTheClientOnceAndForGood() throws Exception {
        SampleClient first = client.current();

        client.close();
        client.close();

        happened(first.closed);
        assertThat(first.closings).hasValue(1);
        assertThatIllegalStateException().isThrownBy(client::current);
    }

    @Test
    void aClientThatTakesTooLongToCloseIsInterrupted() throws Exception {
        SampleClient first = client.current();
        first.hangs = true;

        client.close();

        happened(first.interrupted);
    }

    @Test
    void anInterruptDoesNotKeepTheClientOpen() throws Exception {
        SampleClient first = client.current();
        Thread.currentThread().interrupt();

        client.close();

        assertThat(Thread.interrupted()).isTrue();
        happened(first.closed);
    }

    private static void happened(CountDownLatch event) throws InterruptedException {
        assertThat(event.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private SampleClient open() {
        SampleClient next = new SampleClient();
        opened.add(next);
        return next;
    }

    private static final class SampleClient implements AutoCloseable {

        private final CountDownLatch closed = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private final AtomicInteger closings = new AtomicInteger();
        private volatile boolean usable = true;
        private volatile boolean hangs;

        @Override
        public void close() {
            closings.incrementAndGet();
            try {
                if (hangs) {
                    new CountDownLatch(1).await();
                }
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
            closed.countDown();
        }
    }
}
