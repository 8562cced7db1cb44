// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.lab;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendFactory;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One client of a store in memory, which can be told to fail in every way that a store can. Counts and notes its calls. */
public final class FaultyBackend implements MaintenanceBackend, MaintenanceBackendFactory {

    /** What a call does in place of its work, or beside it. */
    public enum Fault {
        NONE,
        REFUSE,
        /** Says that it could not be reached, and that so nothing was written. */
        UNREACHED,
        REJECT,
        TOO_LARGE,
        FAIL,
        ERROR,
        /** Waits to be released, and then does its work; an interrupt ends it. */
        HANG,
        /** Waits to be released, and then does its work; does not heed interrupts. */
        HANG_DEAF,
        /** Does its work, and says that it could not. */
        LOSE_ANSWER,
        /** Says that it could not, and does its work when told to. */
        APPLY_LATE,
        /** Another was faster, or so it says; the text is there all the same. */
        DENY
    }

    public final AtomicInteger reads = new AtomicInteger();
    public final AtomicInteger writes = new AtomicInteger();
    public final AtomicInteger hung = new AtomicInteger();
    public final List<StorageKey> written = new CopyOnWriteArrayList<>();
    public volatile Traits traits = new Traits(Traits.Reach.CLUSTER, Integer.MAX_VALUE);
    public volatile Runnable beforeWrite = () -> {};
    public volatile Runnable afterWrite = () -> {};
    public volatile Runnable afterRead = () -> {};
    public volatile boolean watchHangs;
    public volatile boolean watchIsComplete;
    public volatile boolean closeFails;
    public volatile boolean closed;
    private final ConcurrentMap<StorageKey, String> entries;
    private final Map<StorageKey, Fault> writeFaults = new EnumMap<>(StorageKey.class);
    private final List<Runnable> late = new CopyOnWriteArrayList<>();
    private final List<Runnable> hints = new CopyOnWriteArrayList<>();
    private volatile Fault readFault = Fault.NONE;
    private volatile CountDownLatch released = new CountDownLatch(1);

    public FaultyBackend(ConcurrentMap<StorageKey, String> entries) {
        this.entries = entries;
    }

    /** Lets every call fail so. */
    public FaultyBackend all(Fault fault) {
        return onRead(fault).onWrite(fault);
    }

    public FaultyBackend onRead(Fault fault) {
        readFault = fault;
        return this;
    }

    public FaultyBackend onWrite(Fault fault) {
        for (StorageKey key : StorageKey.values()) {
            onWrite(key, fault);
        }
        return this;
    }

    public FaultyBackend onWrite(StorageKey key, Fault fault) {
        synchronized (writeFaults) {
            writeFaults.put(key, fault);
        }
        return this;
    }

    /** Ends every fault, and lets go whatever hangs. */
    public void heal() {
        all(Fault.NONE);
        CountDownLatch waiting = released;
        released = new CountDownLatch(1);
        waiting.countDown();
    }

    /** Does what was said to have failed. */
    public void applyLate() {
        late.forEach(Runnable::run);
        late.clear();
    }

    public void hint() {
        hints.forEach(Runnable::run);
    }

    public boolean isWatched() {
        return !hints.isEmpty();
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        options.finish();
        return this;
    }

    @Override
    public Map<StorageKey, String> read() {
        checkOpen();
        reads.incrementAndGet();
        fail(readFault);
        afterRead.run();
        return Map.copyOf(entries);
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        checkOpen();
        writes.incrementAndGet();
        beforeWrite.run();
        Fault fault = writeFault(key);
        if (fault == Fault.APPLY_LATE) {
            late.add(() -> replace(key, expected, update));
        }
        fail(fault);
        boolean done = replace(key, expected, update);
        if (done) {
            written.add(key);
        }
        afterWrite.run();
        if (fault == Fault.LOSE_ANSWER) {
            throw new BackendException(Kind.UNAVAILABLE, "the answer was lost");
        }
        return done && fault != Fault.DENY;
    }

    private boolean replace(StorageKey key, @Nullable String expected, String update) {
        return expected == null ? entries.putIfAbsent(key, update) == null : entries.replace(key, expected, update);
    }

    private Fault writeFault(StorageKey key) {
        synchronized (writeFaults) {
            return writeFaults.getOrDefault(key, Fault.NONE);
        }
    }

    private void fail(Fault fault) {
        switch (fault) {
            case REFUSE, APPLY_LATE -> throw new BackendException(Kind.UNAVAILABLE, "refused");
            case UNREACHED -> throw new BackendException(Kind.UNAVAILABLE, "nothing listens").unwritten();
            case REJECT -> throw new BackendException(Kind.REJECTED, "read-only");
            case TOO_LARGE -> throw new BackendException(Kind.TOO_LARGE, "more than the store takes");
            case FAIL -> throw new IllegalArgumentException("a bug in a driver");
            case ERROR -> throw new StackOverflowError("a deep bug in a driver");
            case HANG -> hang();
            case HANG_DEAF -> hangDeaf();
            case NONE, LOSE_ANSWER, DENY -> {}
        }
    }

    private void hang() {
        hung.incrementAndGet();
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackendException(Kind.UNAVAILABLE, "interrupted", interrupted);
        }
    }

    private void hangDeaf() {
        hung.incrementAndGet();
        CountDownLatch waiting = released;
        boolean interrupted = false;
        while (waiting.getCount() > 0) {
            try {
                waiting.await();
            } catch (InterruptedException unheeded) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        checkOpen();
        if (watchHangs) {
            hang();
        }
        fail(readFault);
        hints.add(hint);
        return watchIsComplete ? Optional.of(new CompleteWatch()) : Optional.empty();
    }

    @Override
    public Traits traits() {
        return traits;
    }

    @Override
    public String removalHint(StorageKey key) {
        return "rm " + key;
    }

    @Override
    public void close() {
        closed = true;
        if (closeFails) {
            throw new IllegalStateException("a bug in close");
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
    }

    private record CompleteWatch() implements Watch {

        @Override
        public boolean isComplete() {
            return true;
        }

        @Override
        public void close() {
            // nobody listens
        }
    }
}
