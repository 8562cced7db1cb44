// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.MaintenanceHealth;
import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.codec.EntryCodec;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.config.options.OpenedBackend;
import io.maintenance.engine.platform.CallExecutor;
import io.maintenance.engine.platform.EngineLog;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.State;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.Finding;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One backend as the engine sees it: decoded, called one call at a time, never for longer than its timeout. Remembers how it
 * answered last. Thread-safe.
 */
public final class Store implements AutoCloseable {

    /** Addresses go before the status that needs them: a crash in between must not lock anybody out. */
    public static final List<StorageKey> WRITE_ORDER =
            List.of(StorageKey.MAINTENANCE_MODE_ADDRESSES, StorageKey.MAINTENANCE_MODE_STATUS);

    private static final Duration DIAGNOSIS = Duration.ofSeconds(10);

    private final String role;
    private final OpenedBackend opened;
    private final CallExecutor executor;
    private final EntryCodec<Attributes> statusCodec;
    private final EntryCodec<Membership> addressesCodec;
    private final Counters counters;
    private final InstantSource clock;
    private final StoreLog log = new StoreLog(this);
    private final StoreWatch watch;
    private final AtomicReference<StoreContact> contact = new AtomicReference<>(StoreContact.NONE);

    public Store(String role, OpenedBackend opened, Settings settings, Platform platform, Counters counters) {
        this.role = role;
        this.opened = opened;
        this.executor = platform.callExecutor(role);
        this.clock = platform.clock();
        this.statusCodec = EntryCodec.status(settings.namespace(), settings.compressAbove());
        this.addressesCodec = EntryCodec.addresses(settings.namespace(), settings.compressAbove());
        this.counters = counters;
        this.watch = new StoreWatch(
                opened.url(), hint -> executor.call(() -> opened.backend().watch(hint), opened.timeout()));
    }

    /** What the store is to its node. */
    public String role() {
        return role;
    }

    /** The address, without secrets. */
    public String url() {
        return opened.url();
    }

    /** Which store it is: the same for all addresses that lead to it, without secrets. */
    public String identity() {
        return opened.identity();
    }

    /** How long one call may take. */
    public Duration timeout() {
        return opened.timeout();
    }

    /**
     * Reads both entries.
     *
     * @throws BackendException if the store could not be read
     */
    public StoreReading read() {
        return read(timeout());
    }

    /**
     * Reads both entries within {@code atMost}.
     *
     * @throws BackendException if the store could not be read
     */
    public StoreReading read(Duration atMost) {
        counters.count(Counters.READS);
        try {
            Map<StorageKey, String> texts = executor.call(opened.backend()::read, atMost);
            StoreReading former = contact().reading();
            StoreReading reading = StoreReading.of(
                    decode(statusCodec, texts.get(StorageKey.MAINTENANCE_MODE_STATUS), status(former)),
                    decode(addressesCodec, texts.get(StorageKey.MAINTENANCE_MODE_ADDRESSES), addresses(former)));
            contact.set(new StoreContact(reading, clock.instant(), null));
            log.read(reading);
            return reading;
        } catch (BackendException unread) {
            counters.count(Counters.READ_FAILURES);
            boolean hasty = atMost.compareTo(timeout()) < 0; // it may not have had the time to say why
            contact.updateAndGet(last -> hasty ? last.failedInHaste(unread) : last.failed(unread));
            log.unread(unread);
            throw unread;
        }
    }

    /** Reads both entries; empty if the store could not be read, and then its health tells why. */
    public Optional<StoreReading> tryRead() {
        return tryRead(timeout());
    }

    /** Reads both entries within {@code atMost}; empty if the store could not be read, and then its health tells why. */
    public Optional<StoreReading> tryRead(Duration atMost) {
        try {
            return Optional.of(read(atMost));
        } catch (BackendException unread) {
            return Optional.empty();
        }
    }

    /** Returns one part of a state as the text of an entry; with a note in a fallback alone. */
    public String encode(StorageKey key, State state, @Nullable KeeperNote note) {
        return key == StorageKey.MAINTENANCE_MODE_STATUS
                ? statusCodec.write(state.status(), note)
                : addressesCodec.write(state.addresses(), note == null ? null : note.withoutKeeper());
    }

    /** Tells whether a text fits into the store and could be read back. */
    public boolean takes(StorageKey key, String text) {
        EntryCodec<?> codec = key == StorageKey.MAINTENANCE_MODE_STATUS ? statusCodec : addressesCodec;
        return text.length() <= maxEntryLength() && codec.canBeReadBack(text);
    }

    public int maxEntryLength() {
        return opened.backend().traits().maxEntryLength();
    }

    /**
     * Replaces an entry if it still is what was read.
     *
     * @throws BackendException if the outcome is not known
     */
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        try {
            boolean done = executor.call(() -> opened.backend().compareAndSet(key, expected, update), timeout());
            counters.count(done ? Counters.WRITES : Counters.LOST_RACES);
            if (done) {
                log.written();
            }
            return done;
        } catch (BackendException unknown) {
            counters.count(Counters.WRITE_FAILURES);
            contact.updateAndGet(last -> last.failed(unknown));
            log.unwritten(unknown);
            throw unknown;
        }
    }

    /**
     * Asks the backend to call a hint when there is something to read, unless it does. A store that was not read, or has failed
     * since, is not asked yet.
     *
     * @return whether there is no sense in calling this again: the backend does so, has no watch, or failed too often
     */
    public boolean watch(Runnable hint) {
        return contact().isGood() && watch.begin(hint);
    }

    /** Tells whether the store pushes at all. */
    public boolean isWatched() {
        return watch.isOpen();
    }

    /** Tells whether every change and every loss is pushed now. */
    public boolean isWatchComplete() {
        return watch.isComplete();
    }

    /** What the store answered when it was last read; empty if it never was. */
    public Optional<StoreReading> lastReading() {
        return Optional.ofNullable(contact().reading());
    }

    /** When the store was last read; empty if it never was. */
    public Optional<Instant> lastRead() {
        return Optional.ofNullable(contact().readAt());
    }

    /** Why the last call failed; empty if it did not. */
    public Optional<BackendException> failure() {
        return Optional.ofNullable(contact().failure());
    }

    /** Asks the backend what there is to say of its store. May be slow. */
    public List<Finding> diagnose() {
        try {
            return executor.call(opened.backend()::diagnose, DIAGNOSIS.plus(timeout()));
        } catch (BackendException failed) {
            String detail = "the backend's own checks failed: " + failed.getMessage();
            return List.of(new Finding(Finding.Severity.WARN, "backend", detail, ""));
        }
    }

    public String removalHint(StorageKey key) {
        return opened.backend().removalHint(key);
    }

    /** How the store may have become empty; empty if it is not, or that is not known to happen. */
    public Optional<String> absenceHint() {
        boolean isEmpty = lastReading().map(StoreReading::isAbsent).orElse(false);
        return isEmpty ? opened.backend().absenceHint() : Optional.empty();
    }

    public Traits.Reach reach() {
        return opened.backend().traits().reach();
    }

    /** What logs how the store does. */
    public StoreLog log() {
        return log;
    }

    public MaintenanceHealth.StoreStatus health() {
        return StoreHealth.of(this);
    }

    @Override
    public void close() {
        log.end();
        watch.end().ifPresent(this::quietly);
        executor.close();
        quietly(opened.backend());
    }

    /** One part that cannot be closed must not keep the others open. */
    private void quietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception unclosed) {
            EngineLog.LOGGER.log(System.Logger.Level.WARNING, url() + " could not be closed", unclosed);
        }
    }

    private StoreContact contact() {
        return Objects.requireNonNull(contact.get());
    }

    private static <V extends Comparable<V>> Entry<V> decode(
            EntryCodec<V> codec, @Nullable String text, @Nullable Entry<V> former) {
        return former != null && text != null && text.equals(former.raw()) ? former : codec.read(text);
    }

    private static @Nullable Entry<Attributes> status(@Nullable StoreReading reading) {
        return reading == null ? null : reading.status();
    }

    private static @Nullable Entry<Membership> addresses(@Nullable StoreReading reading) {
        return reading == null ? null : reading.addresses();
    }
}
