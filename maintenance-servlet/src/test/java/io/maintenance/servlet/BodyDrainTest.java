// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long a body is read that nobody wants, in a time that stands until it is moved. */
class BodyDrainTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000); // a clock like this one overflows
    private final AtomicInteger released = new AtomicInteger();

    private BodyDrain drain(Body body) {
        return new BodyDrain(body, now::get, released::incrementAndGet);
    }

    @Test
    void aBodyIsReadToItsEnd() throws IOException {
        Body body = new Body(1_000_000, 1_000_000);
        BodyDrain drain = drain(body);

        drain.onDataAvailable();
        drain.onAllDataRead();

        assertThat(body.left).isZero();
        assertThat(released).hasValue(1);
    }

    @Test
    void aBodyThatComesByAndByIsReadUntilTheTimeIsOver() throws IOException {
        Body body = new Body(1_000_000, 1);
        BodyDrain drain = drain(body);
        for (int second = 0; second < 9; second++) {
            drain.onDataAvailable();
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            body.arrive(1);
        }
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThatThrownBy(drain::onDataAvailable).isInstanceOf(IOException.class);
    }

    @Test
    void aBodyWithoutEndIsReadUntilItIsTooMuch() {
        Body body = new Body(Integer.MAX_VALUE, Integer.MAX_VALUE);

        assertThatThrownBy(drain(body)::onDataAvailable).isInstanceOf(IOException.class);
        assertThat(Integer.MAX_VALUE - body.left)
                .isBetween(RejectedBodies.MOST_BYTES, RejectedBodies.MOST_BYTES + 8192);
    }

    @Test
    void whereNoPlaceIsLeftItEndsWithTheFirstByte() {
        Body body = new Body(1_000_000, 1);

        assertThatThrownBy(BodyDrain.refused(body, now::get)::onDataAvailable).isInstanceOf(IOException.class);
    }

    @Test
    void aPlaceIsGivenBackOnce() throws IOException {
        BodyDrain drain = drain(new Body(10, 10));

        drain.onError(new IOException("gone"));
        drain.onAllDataRead();

        assertThat(released).hasValue(1);
    }

    @Test
    void withoutAsynchronousReadsTheSameLimitsHold() throws IOException {
        Body endless = new Body(Integer.MAX_VALUE, Integer.MAX_VALUE);
        drain(endless).block();
        assertThat(Integer.MAX_VALUE - endless.left)
                .isBetween(RejectedBodies.MOST_BYTES, RejectedBodies.MOST_BYTES + 8192);

        Body slow = new Body(1_000_000, 1_000_000) {
            @Override
            public int read(byte[] part, int start, int length) {
                now.addAndGet(Duration.ofSeconds(3).toNanos());
                return super.read(part, start, 1);
            }
        };
        drain(slow).block();
        assertThat(1_000_000 - slow.left).isEqualTo(4);
        assertThat(released).hasValue(2);
    }

    /** A body of which some bytes have arrived. */
    private static class Body extends ServletInputStream {

        private int left;
        private int arrived;

        Body(int length, int arrived) {
            this.left = length;
            this.arrived = arrived;
        }

        void arrive(int more) {
            arrived += more;
        }

        @Override
        public boolean isFinished() {
            return left == 0;
        }

        @Override
        public boolean isReady() {
            return arrived > 0;
        }

        @Override
        public void setReadListener(@Nullable ReadListener listener) {}

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] part, int start, int length) {
            int read = Math.min(Math.min(length, arrived), left);
            arrived -= read;
            left -= read;
            return read == 0 ? -1 : read;
        }
    }
}
