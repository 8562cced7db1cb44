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
import io.maintenance.spi.support.Damage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A backend that keeps every rule. The broken ones differ from it in one thing each. */
class SampleBackend implements MaintenanceBackend {

    static final int LIMIT = 1 << 21;
    static final Damage DAMAGE = new Damage("is garbage", "");

    final SampleServer server = SampleServer.ONLY;
    final String namespace;
    final Duration timeout;
    final Optional<String> user;
    final Optional<Secret> password;
    final boolean reachable;
    final List<Watch> watches = new CopyOnWriteArrayList<>();
    volatile boolean closed;

    SampleBackend(BackendOptions options) {
        List<HostPort> hosts = options.hosts(SampleServer.PORT);
        reachable = hosts.stream().allMatch(host -> host.port() == SampleServer.PORT);
        namespace = options.namespace();
        timeout = options.timeout();
        user = options.user();
        password = options.password();
        options.finish();
    }

    @Override
    public Map<StorageKey, String> read() {
        ask();
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        for (StorageKey key : StorageKey.values()) {
            String text = get(key);
            if (text != null) {
                texts.put(key, text);
            }
        }
        return texts;
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        ask();
        if (server.refusing) {
            throw new BackendException(Kind.REJECTED, "read-only");
        }
        if (update.length() > LIMIT) {
            throw new BackendException(Kind.TOO_LARGE, "at most " + LIMIT + " characters");
        }
        server.awaitLock(timeout);
        return replace(key, expected, update);
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        requireOpen();
        Watch watch = new SampleWatch(this, hint);
        watches.add(watch);
        return Optional.of(watch);
    }

    @Override
    public Traits traits() {
        return new Traits(Traits.Reach.CLUSTER, LIMIT);
    }

    @Override
    public void close() {
        closed = true;
        watches.forEach(Watch::close);
    }

    String name(StorageKey key) {
        return namespace + "|" + key;
    }

    @Nullable
    String get(StorageKey key) {
        String text = server.get(name(key));
        return SampleServer.GARBAGE.equals(text) ? DAMAGE.text() : text;
    }

    boolean replace(StorageKey key, @Nullable String expected, String update) {
        return server.replace(name(key), DAMAGE.text().equals(expected) ? SampleServer.GARBAGE : expected, update);
    }

    /** Asks the server for a sign of life. */
    void ask() {
        requireOpen();
        if (!reachable) {
            throw new BackendException(Kind.UNAVAILABLE, "connection refused");
        }
        server.await(timeout);
    }

    final void requireOpen() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
    }
}
