// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import java.util.concurrent.atomic.AtomicBoolean;

/** A switch from open to closed, for what must not be used after {@code close}. Thread-safe. */
public final class OpenGuard {

    private final AtomicBoolean closed = new AtomicBoolean();

    /** Creates a guard that is open. */
    public OpenGuard() {}

    /**
     * Checks that it is open.
     *
     * @param owner what is guarded; the message names it, so that its {@code toString} shows no secret
     * @throws IllegalStateException after {@link #close}
     */
    public void requireOpen(Object owner) {
        if (closed.get()) {
            throw new IllegalStateException("closed: " + owner);
        }
    }

    /** Returns {@code true} after {@link #close}. */
    public boolean isClosed() {
        return closed.get();
    }

    /** Closes it; returns {@code true} for the first call alone, which has to give things back. */
    public boolean close() {
        return closed.compareAndSet(false, true);
    }
}
