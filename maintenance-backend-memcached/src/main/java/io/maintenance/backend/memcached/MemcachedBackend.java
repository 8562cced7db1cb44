// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two entries in a Memcached, which loses them when it restarts. Thread-safe. */
public final class MemcachedBackend implements MaintenanceBackend {

    /** What the server counts beside the value: its header, the key, and what large items need to be chained. */
    static final int OVERHEAD = 1024;

    private static final int DEFAULT_ITEM_SIZE = 1 << 20;

    /** No text of this length needs more bytes than an item may have by default: a char takes three at most. */
    static final int MAX_LENGTH = (DEFAULT_ITEM_SIZE - OVERHEAD) / 3;

    private static final Traits TRAITS = new Traits(Traits.Reach.CLUSTER, MAX_LENGTH);

    private final Sessions sessions;
    private final String server;
    private final String namespace;
    private final Duration timeout;
    private volatile boolean closed;

    private MemcachedBackend(Sessions sessions, String server, BackendOptions options) {
        this.sessions = sessions;
        this.server = server;
        this.namespace = options.namespace();
        this.timeout = options.timeout();
    }

    static MemcachedBackend at(HostPort host, BackendOptions options) {
        DriverLog.route();
        Dialler dialler = new Dialler(host, () -> login(options), options.timeout());
        return new MemcachedBackend(new OwnSessions(dialler), dialler.server(), options);
    }

    @Override
    public Map<StorageKey, String> read() {
        return call().read(this::name);
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        requireOpen();
        if (update.length() > MAX_LENGTH) {
            String what = server + " takes " + MAX_LENGTH + " characters, and this text has " + update.length();
            throw new BackendException(Kind.TOO_LARGE, what + "; nothing was written. Keep fewer or shorter values.");
        }
        byte[] value = EntryText.encode(update);
        Call call = call();
        return expected == null ? call.create(name(key), value) : call.replace(name(key), expected, value);
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public String removalHint(StorageKey key) {
        return "delete the key " + name(key) + " of " + server;
    }

    @Override
    public void close() {
        closed = true;
        sessions.close();
    }

    /** Returns the URL, without options, and the namespace. */
    @Override
    public String toString() {
        return server + " (namespace " + namespace + ")";
    }

    private Call call() {
        requireOpen();
        Deadline deadline = Deadline.in(timeout);
        return new Call(sessions.session(deadline), deadline);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("closed: " + this);
        }
    }

    private String name(StorageKey key) {
        return "maintenance:" + namespace + ":" + key;
    }

    private static Optional<Login> login(BackendOptions options) {
        return options.user().flatMap(user -> options.password().map(password -> new Login(user, password)));
    }
}
