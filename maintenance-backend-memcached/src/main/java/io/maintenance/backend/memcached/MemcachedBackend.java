// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.Finding;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendFactory;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.support.Deadline;
import io.maintenance.spi.support.EntryBytes;
import io.maintenance.spi.support.OpenGuard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.spy.memcached.MemcachedClient;
import org.jspecify.annotations.Nullable;

/**
 * The two entries in a Memcached, which loses them when it restarts. Thread-safe.
 *
 * <p>An application names it by its URL, {@code memcached://host:11211}; only one that has a client already needs this class.
 */
public final class MemcachedBackend implements MaintenanceBackend {

    private static final Traits TRAITS = new Traits(Traits.Reach.CLUSTER, ItemSizeLimit.MAX_LENGTH);

    private final SessionSource sessions;
    private final String server;
    private final String namespace;
    private final Duration timeout;
    private final OpenGuard open = new OpenGuard();

    MemcachedBackend(SessionSource sessions, String server, BackendOptions options) {
        this.sessions = sessions;
        this.server = server;
        this.namespace = options.namespace();
        this.timeout = options.timeout();
    }

    static MemcachedBackend at(HostPort host, BackendOptions options) {
        DriverLog.route();
        DriverWarmUp.play(login(options));
        SessionFactory factory = new SessionFactory(host, () -> login(options), options.timeout());
        return new MemcachedBackend(new ManagedSessions(factory), factory.server(), options);
    }

    /**
     * Returns a factory for {@code MaintenanceMode.builder().backend(...)} that uses a client which the application has made.
     * The client is never closed, its transcoder is not used, and its operation timeout does not matter: a call takes as long
     * as {@code maintenance.backend.timeout} allows.
     *
     * <p>A client of several servers needs {@link net.spy.memcached.FailureMode#Cancel}. With {@code Redistribute}, which is
     * the driver's default, nodes would ask another server while one is away and disagree; such a client is refused when the
     * switch is opened, with {@link io.maintenance.spi.InvalidOptionsException}. Thread-safe.
     */
    public static MaintenanceBackendFactory using(MemcachedClient client) {
        return new ApplicationClient(Objects.requireNonNull(client, "client"))::open;
    }

    @Override
    public Map<StorageKey, String> read() {
        return call().read(this::name);
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        open.requireOpen(this);
        ItemSizeLimit.require(server, update);
        byte[] value = EntryBytes.encode(update);
        EntryOperations call = call();
        call.session().size().require(server, value);
        return expected == null ? call.create(name(key), value) : call.replace(name(key), expected, value);
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public String removalHint(StorageKey key) {
        return sessions.removalHint(name(key));
    }

    @Override
    public Optional<String> absenceHint() {
        return Optional.of(
                "A Memcached that was flushed or restarted is empty, too: what was on then is on again when a node that"
                        + " remembers it runs, or starts with its fallback, or when it is turned on anew.");
    }

    @Override
    public List<Finding> diagnose() {
        open.requireOpen(this);
        try {
            ClientSession session = sessions.session(Deadline.in(timeout));
            return new MemcachedDiagnosis(server, session.client()).findings();
        } catch (BackendException | IllegalStateException e) { // the client throws the second at an interrupt
            return List.of(new Finding(Finding.Severity.FAIL, "server", String.valueOf(e.getMessage()), ""));
        }
    }

    @Override
    public void close() {
        open.close();
        sessions.close();
    }

    /** Returns the URL, without options, and the namespace. */
    @Override
    public String toString() {
        return server + " (namespace " + namespace + ")";
    }

    private EntryOperations call() {
        open.requireOpen(this);
        Deadline deadline = Deadline.in(timeout);
        try {
            return new EntryOperations(sessions.session(deadline), deadline);
        } catch (BackendException unreached) {
            throw unreached.unwritten();
        }
    }

    private String name(StorageKey key) {
        return "maintenance:" + namespace + ":" + key;
    }

    private static Optional<SaslLogin> login(BackendOptions options) {
        return options.user().flatMap(user -> options.password().map(password -> new SaslLogin(user, password)));
    }
}
