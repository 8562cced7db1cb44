// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.MaintenanceHealth.StoreState;
import io.maintenance.engine.platform.EngineLog;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;

/**
 * Logs when a store is lost, refuses, is damaged, and is back: each once until it is back, however often it is asked. Says
 * nothing before {@link #begin}. Thread-safe.
 */
public final class StoreLog {

    /** A look that ends well may have begun before the change that was refused was known to it; the next one has to deliver it. */
    private static final int LOOKS_AFTER_A_REFUSAL = 2;

    private final Store store;
    private final Set<StoreState> told = EnumSet.noneOf(StoreState.class);
    private boolean begun;
    private boolean ended;
    private int looksToRecover;
    private int changesUnderWay;

    StoreLog(Store store) {
        this.store = store;
    }

    /** Begins: a replica tells its log, a command its caller. */
    public synchronized void begin() {
        begun = true;
    }

    /** Notes that the log says already which stores have not answered. */
    public synchronized void missed() {
        if (store.lastReading().isEmpty()) {
            told.add(StoreState.UNKNOWN);
        }
    }

    /** Ends: a store that is closed is not lost. */
    synchronized void end() {
        ended = true;
    }

    /** Notes what was read. */
    synchronized void read(StoreReading reading) {
        if (reading.isDamaged()) {
            warn(StoreState.CORRUPT, "holds what cannot be used", StoreHealth.damage(store, reading));
        } else if (looksToRecover == 0 && isTold() && !told.isEmpty()) {
            told.clear();
            EngineLog.LOGGER.log(Level.INFO, "The {0} store {1} is back", store.role(), store.url());
        }
    }

    /** Notes that it could not be read. */
    synchronized void unread(BackendException failure) {
        warn(failure);
    }

    /** Notes that it did not take a write. What is too large for it is the writer's to tell. */
    synchronized void unwritten(BackendException failure) {
        if (failure.kind() != Kind.TOO_LARGE) {
            looksToRecover = LOOKS_AFTER_A_REFUSAL;
            warn(failure);
        }
    }

    /** Notes that it took a write. */
    synchronized void written() {
        looksToRecover = 0;
    }

    /** Notes that a change begins. Until it has ended, no look can know it, and none says that the store takes writes again. */
    public synchronized void changeBegins() {
        changesUnderWay++;
    }

    /** Notes that a change has ended: whatever became of it, looks that begin from now on know it. */
    public synchronized void changeEnds() {
        changesUnderWay--;
        if (looksToRecover > 0) {
            looksToRecover = LOOKS_AFTER_A_REFUSAL;
        }
    }

    /** Notes that a look found nothing that it has to be given. */
    public synchronized void settled() {
        if (changesUnderWay == 0) {
            looksToRecover = Math.max(0, looksToRecover - 1);
        }
    }

    private void warn(BackendException failure) {
        StoreState state = StoreHealth.state(failure);
        String what =
                switch (state) {
                    case REJECTED -> "refuses";
                    case CORRUPT -> "holds what cannot be used";
                    default -> "cannot be reached";
                };
        warn(state, what, String.valueOf(failure.getMessage()));
    }

    private void warn(StoreState state, String what, String why) {
        if (isTold() && !Thread.currentThread().isInterrupted() && told.add(state)) {
            EngineLog.LOGGER.log(Level.WARNING, "The {0} store {1} {2}: {3}", store.role(), store.url(), what, why);
        }
    }

    private boolean isTold() {
        return begun && !ended;
    }
}
