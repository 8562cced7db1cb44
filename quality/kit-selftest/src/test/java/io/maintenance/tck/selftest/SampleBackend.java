// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Secret;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import io.maintenance.spi.support.DaemonThreads;
import io.maintenance.spi.support.TimedCalls;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A backend that keeps every rule: on a server that can be watched, or, as its URL says, in a directory that cannot. The broken
 * ones differ from it in one thing each.
 */
class SampleBackend implements MaintenanceBackend {

    static final int LIMIT = 1 << 21;
    private static final int CALLS_AT_ONCE = 8;

    final SampleStore store;
    final SampleServer server = SampleServer.ONLY;
    final @Nullable HostPort address;
    final boolean reachable;
    final String namespace;
    final Duration timeout;
    final Optional<String> user;
    final Optional<Secret> password;
    final List<Watch> watches = new CopyOnWriteArrayList<>();
    volatile boolean closed;
    private final TimedCalls calls;

    SampleBackend(BackendOptions options) {
        this(options, options.timeout());
    }

    SampleBackend(BackendOptions options, Duration timeout) {
        store = SampleStore.of(options);
        address = options.scheme().equals(SampleStore.EMBEDDED) ? null : SampleClient.address(options);
        reachable = address == null || address.equals(server.address());
        namespace = options.namespace();
        this.timeout = timeout;
        user = options.user();
        password = options.password();
        calls = new TimedCalls(timeout, CALLS_AT_ONCE, DaemonThreads.named("sample-call"));
        options.finish();
    }

    @Override
    public Map<StorageKey, String> read() {
        ask();
        return calls.call(this::texts, SampleBackend::failure);
    }

    private Map<StorageKey, String> texts() {
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        for (StorageKey key : order()) {
            String text = get(key);
            if (text != null) {
                texts.put(key, text);
            }
        }
        return texts;
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(update, "update");
        ask();
        if (update.length() > LIMIT) {
            throw new BackendException(Kind.TOO_LARGE, "at most " + LIMIT + " characters");
        }
        return calls.call(() -> replace(key, expected, update), SampleBackend::failure);
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        Objects.requireNonNull(hint, "hint");
        requireOpen();
        if (address == null) {
            return Optional.empty();
        }
        Watch watch = startWatch(hint);
        watches.add(watch);
        return Optional.of(watch);
    }

    @Override
    public Traits traits() {
        return new Traits(address == null ? Traits.Reach.HOST : Traits.Reach.CLUSTER, LIMIT);
    }

    @Override
    public void close() {
        closed = true;
        watches.forEach(Watch::close);
        calls.close();
        store.close();
    }

    Watch startWatch(Runnable hint) {
        return new SampleWatch(this, hint).start();
    }

    /** Returns the keys in the order in which they are read. */
    List<StorageKey> order() {
        return List.of(StorageKey.values());
    }

    String name(StorageKey key) {
        return namespace + "|" + key;
    }

    @Nullable
    String get(StorageKey key) {
        return stored(key);
    }

    boolean replace(StorageKey key, @Nullable String expected, String update) {
        return replaced(key, expected, update);
    }

    static StorageKey other(StorageKey key) {
        return key == StorageKey.MAINTENANCE_MODE_STATUS
                ? StorageKey.MAINTENANCE_MODE_ADDRESSES
                : StorageKey.MAINTENANCE_MODE_STATUS;
    }

    /** Called with each call that needs the store, on the thread of its caller. */
    void ask() {
        requireOpen();
    }

    final void requireOpen() {
        if (closed) {
            throw new IllegalStateException("closed: " + namespace);
        }
    }

    /** Returns what is stored, whatever the backend says of it. */
    final @Nullable String stored(StorageKey key) {
        return store.get(name(key));
    }

    /** Replaces what is stored, as a sound backend does. */
    final boolean replaced(StorageKey key, @Nullable String expected, String update) {
        return store.replace(name(key), expected, update);
    }

    static BackendException failure(Throwable cause) {
        return cause instanceof BackendException stated
                ? stated
                : new BackendException(Kind.UNAVAILABLE, "the store failed: " + cause, cause);
    }
}
