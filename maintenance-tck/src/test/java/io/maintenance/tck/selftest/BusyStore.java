// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A sound backend whose store is busy at times: some calls are unavailable, and some of those have happened. */
final class BusyStore extends SampleBackend {

    static final String NAME = "busy-at-times";

    private static final int ONE_OF = 7;
    private static final AtomicInteger CALLS = new AtomicInteger();

    BusyStore(BackendOptions options) {
        super(options);
    }

    @Override
    public Map<StorageKey, String> read() {
        Map<StorageKey, String> texts = super.read();
        failAtTimes(0);
        return texts;
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        failAtTimes(1);
        boolean done = super.compareAndSet(key, expected, update);
        failAtTimes(2);
        return done;
    }

    private static void failAtTimes(int remainder) {
        if (CALLS.incrementAndGet() % ONE_OF == remainder) {
            throw new BackendException(Kind.UNAVAILABLE, "busy");
        }
    }
}
