// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.backend.jcache.address.CacheAddress;
import io.maintenance.backend.jcache.address.CacheAddressReader;
import io.maintenance.backend.jcache.address.ReachOption;
import io.maintenance.backend.jcache.diagnosis.CacheDiagnosis;
import io.maintenance.backend.jcache.error.CacheFailure;
import io.maintenance.backend.jcache.source.ApplicationCacheSource;
import io.maintenance.backend.jcache.source.ApplicationManagerSource;
import io.maintenance.backend.jcache.source.CacheOpener;
import io.maintenance.backend.jcache.source.CacheSource;
import io.maintenance.backend.jcache.source.ManagedCacheSource;
import io.maintenance.backend.jcache.source.ProviderThreads;
import io.maintenance.backend.jcache.watch.ChangeListener;
import io.maintenance.backend.jcache.watch.ListenerRegistration;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.Finding;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendFactory;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import io.maintenance.spi.support.EntryBytes;
import io.maintenance.spi.support.OpenGuard;
import io.maintenance.spi.support.TimedCalls;
import io.maintenance.spi.support.WatchRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.jspecify.annotations.Nullable;

/**
 * The two entries in a cache of a JCache provider. A cache that the application already has is handed in:
 *
 * <pre>{@code
 * MaintenanceMode.builder().namespace("shop").backend(JCacheBackend.using(cache)).open();
 * }</pre>
 *
 * <p>The cache is one for this purpose alone: what clears an application's cache would clear the switch. Thread-safe.
 */
public final class JCacheBackend implements MaintenanceBackend {

    /** What is longer could not be read back by a node. */
    private static final int MAX_LENGTH = 1 << 22;

    private static final int CALLS_AT_ONCE = 4;

    private final CacheEntries entries;
    private final CacheSource source;
    private final Traits traits;
    private final CacheOpener opener;
    private final TimedCalls calls;
    /** Never complete: to clear a cache tells no listener. */
    private final WatchRegistry watches = new WatchRegistry(() -> false);

    private final ListenerRegistration registration;
    private final OpenGuard open = new OpenGuard();

    private JCacheBackend(CacheSource source, Traits.Reach reach, BackendOptions options) {
        this.entries = new CacheEntries(options.namespace());
        this.source = source;
        this.traits = new Traits(reach, MAX_LENGTH);
        this.opener = new CacheOpener(source, options.classLoader());
        this.calls = new TimedCalls(
                options.timeout(),
                CALLS_AT_ONCE,
                task -> ProviderThreads.of("maintenance-jcache-call", options.classLoader(), task));
        this.registration = new ListenerRegistration(new ChangeListener(this::changed));
    }

    /**
     * Returns a factory for a backend in this cache, which stays open when the backend is closed. Option: {@code reach}.
     *
     * @param cache a cache of texts that never expire, used for nothing else
     */
    public static MaintenanceBackendFactory using(Cache<String, String> cache) {
        return options -> {
            CacheManager manager = cache.getCacheManager();
            return handedIn(new ApplicationCacheSource(cache), manager, options);
        };
    }

    /**
     * Returns a factory for a backend in a cache of this manager, which stays open when the backend is closed. The cache is
     * created if it is not there. Options: {@code cache}, its name, by default {@code maintenance}; {@code reach}.
     *
     * @param manager an open manager
     */
    public static MaintenanceBackendFactory using(CacheManager manager) {
        return options -> {
            String name = options.text("cache", CacheAddressReader.DEFAULT_CACHE);
            return handedIn(new ApplicationManagerSource(manager, name), manager, options);
        };
    }

    private static JCacheBackend handedIn(CacheSource source, @Nullable CacheManager manager, BackendOptions options) {
        String provider = manager == null
                ? ""
                : ((Object) manager.getCachingProvider()).getClass().getName();
        Traits.Reach reach = ReachOption.read(options, provider);
        options.finish();
        return new JCacheBackend(source, reach, options);
    }

    static JCacheBackend open(BackendOptions options) {
        CacheAddress address = new CacheAddressReader(options).read();
        Traits.Reach reach = ReachOption.read(options, address.manager().providerClass());
        options.finish();
        return new JCacheBackend(new ManagedCacheSource(address), reach, options);
    }

    @Override
    public Map<StorageKey, String> read() {
        return call("read", cache -> entries.read(cache));
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        open.requireOpen(this);
        if (update.length() > MAX_LENGTH) {
            throw new BackendException(
                    Kind.TOO_LARGE, key + " has " + update.length() + " characters; " + MAX_LENGTH + " are allowed");
        }
        EntryBytes.encode(update); // some providers would store a question mark for half a surrogate pair
        return call("compareAndSet", cache -> entries.compareAndSet(cache, key, expected, update));
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        open.requireOpen(this);
        Watch watch = watches.watch(hint);
        calls.runBeside(() -> listen(opener.cache()));
        return Optional.of(watch);
    }

    @Override
    public Traits traits() {
        return traits;
    }

    @Override
    public String removalHint(StorageKey key) {
        return "remove the key " + entries.key(key) + " from " + source;
    }

    @Override
    public Optional<String> absenceHint() {
        return traits.reach() == Traits.Reach.CLUSTER
                ? Optional.of(
                        "A cluster whose members were all down at once is empty, too: what was on then is on again when a"
                                + " node that remembers it runs, or starts with its fallback, or when it is turned on anew.")
                : Optional.empty();
    }

    @Override
    public List<Finding> diagnose() {
        try {
            return call("diagnose", this::check);
        } catch (BackendException failed) {
            String remedy =
                    failed.kind() == Kind.UNAVAILABLE ? "Start what does not answer, and ask again." : "See there.";
            return List.of(
                    new Finding(Finding.Severity.FAIL, "cache", String.valueOf(failed.getMessage()), remedy),
                    new Finding(
                            Finding.Severity.OK, "reach", traits.reach().name().toLowerCase(Locale.ROOT), ""));
        }
    }

    private List<Finding> check(Cache<String, String> cache) {
        long start = System.nanoTime();
        entries.read(cache);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new CacheDiagnosis(cache).findings(traits.reach(), millis);
    }

    @Override
    public void close() {
        if (!open.close()) {
            return;
        }
        watches.close();
        registration.end(calls);
        calls.close();
        opener.close();
    }

    /** Returns the address, without options, and the namespace. */
    @Override
    public String toString() {
        return source + " (namespace " + entries.namespace() + ")";
    }

    private <T> T call(String what, Function<Cache<String, String>, T> use) {
        open.requireOpen(this);
        String where = what + " in " + source;
        return calls.call(
                () -> {
                    Cache<String, String> cache = opened(where);
                    listenBeside(cache);
                    return use.apply(cache);
                },
                new CacheCallFailures(where, opener));
    }

    private Cache<String, String> opened(String where) throws InterruptedException {
        try {
            return opener.cache();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw CacheFailure.of(where, cause).unwritten();
        }
    }

    /** Beside the call that needs the cache, which must not wait for it. */
    private void listenBeside(Cache<String, String> cache) {
        if (!watches.isEmpty() && !registration.isAt(cache)) {
            calls.runBeside(() -> listen(cache));
        }
    }

    private boolean listen(Cache<String, String> cache) {
        boolean begun = registration.begin(cache);
        if (begun) {
            watches.hint(); // what changed while nobody listened
        }
        return begun;
    }

    private void changed(String key) {
        if (entries.isOurs(key)) {
            watches.hint();
        }
    }
}
