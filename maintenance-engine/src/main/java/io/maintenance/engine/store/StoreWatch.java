// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.engine.platform.EngineLog;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.Watch;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The watch of one backend, if it has one; given up after some failures. Begun by one thread, asked and closed by any. */
final class StoreWatch {

    private final String url;
    private final Function<Runnable, Optional<Watch>> beginning;
    private int triesLeft = 3;
    private volatile @Nullable Watch watch;
    private volatile boolean closed;

    /**
     * Creates one that has not begun.
     *
     * @param url of the store, for the log
     * @param beginning begins the backend's watch, given what it is to call; empty if the backend has none
     */
    StoreWatch(String url, Function<Runnable, Optional<Watch>> beginning) {
        this.url = url;
        this.beginning = beginning;
    }

    /** Begins to call a hint. Returns whether there is no sense in calling this again. */
    boolean begin(Runnable hint) {
        if (triesLeft > 0) {
            try {
                watch = beginning.apply(hint).orElse(null);
                triesLeft = 0;
            } catch (BackendException unwatched) {
                triesLeft--;
                if (!closed && !Thread.currentThread().isInterrupted()) { // by which the watcher is told to end
                    EngineLog.LOGGER.log(
                            System.Logger.Level.WARNING, "{0} cannot be watched: {1}", url, unwatched.getMessage());
                }
            }
        }
        return triesLeft == 0;
    }

    /** Tells whether the store pushes at all. */
    boolean isOpen() {
        return watch != null;
    }

    /** Tells whether every change and every loss is pushed now. */
    boolean isComplete() {
        Watch current = watch;
        return current != null && current.isComplete();
    }

    /** Takes note that the store is being closed, and returns what is to be closed with it. */
    Optional<Watch> end() {
        closed = true;
        return Optional.ofNullable(watch);
    }
}
