// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.backend.redis.connection.RedisServer;
import io.maintenance.backend.redis.connection.ServerCalls;
import io.maintenance.backend.redis.diagnosis.RedisDiagnosis;
import io.maintenance.backend.redis.entry.EntryScripts;
import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.backend.redis.entry.StoredValue;
import io.maintenance.backend.redis.error.ErrorReply;
import io.maintenance.backend.redis.watch.KeyTracking;
import io.maintenance.backend.redis.watch.PushWatch;
import io.maintenance.backend.redis.watch.WatchConnections;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.Finding;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import io.maintenance.spi.support.Damage;
import io.maintenance.spi.support.OpenGuard;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** The two entries as two keys of one slot, compared and set by a script inside the server. Thread-safe. */
public final class RedisBackend implements MaintenanceBackend {

    private static final int LONGEST = 1 << 22;
    private static final int BYTES_OF_A_CHARACTER = 3;
    private static final Traits TRAITS = new Traits(Traits.Reach.CLUSTER, LONGEST);

    private final RedisKeys keys;
    private final RedisServer server;
    private final ServerCalls calls;
    private final @Nullable WatchConnections watched;
    private final Set<PushWatch> watches = ConcurrentHashMap.newKeySet();
    private final OpenGuard open = new OpenGuard();

    RedisBackend(RedisKeys keys, RedisServer server, ServerCalls calls, @Nullable WatchConnections watched) {
        this.keys = keys;
        this.server = server;
        this.calls = calls;
        this.watched = watched;
    }

    /**
     * Returns what opens the switch through a client that the application already has, in the database that this client uses.
     * The client is used and never closed; its own timeouts should not be longer than {@code maintenance.backend.timeout}. Changes
     * of other nodes are found by polling, unless {@link RedisBackendFactory#watchingWith} adds a watch.
     *
     * @param client a client of one server, of Sentinel or of a cluster
     */
    public static RedisBackendFactory using(UnifiedJedis client) {
        return new RedisBackendFactory(client, null);
    }

    @Override
    public Map<StorageKey, String> read() {
        open.requireOpen(this);
        Iterator<?> values = calls.call(this::bothTexts).iterator();
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        for (StorageKey key : StorageKey.values()) {
            String text = content(key, values.next()).text();
            if (text != null) {
                texts.put(key, text);
            }
        }
        return texts;
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        open.requireOpen(this);
        if (update.length() > LONGEST) {
            String what = "A text of " + update.length() + " characters is too long for " + keys.key(key) + ": at most "
                    + LONGEST + " are stored.";
            throw new BackendException(Kind.TOO_LARGE, what);
        }
        return calls.call(() -> isReplaced(key, expected, update));
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        open.requireOpen(this);
        if (watched == null) {
            return Optional.empty();
        }
        watches.removeIf(PushWatch::isClosed);
        PushWatch watch = PushWatch.begin(watched, keys, hint);
        watches.add(watch);
        if (open.isClosed()) {
            watch.close(); // closed meanwhile, and that did not see this one
        }
        return Optional.of(watch);
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public Optional<String> identity() {
        return server.identity();
    }

    @Override
    public String removalHint(StorageKey key) {
        return server.shell() + " del '" + keys.key(key) + "'";
    }

    @Override
    public List<Finding> diagnose() {
        open.requireOpen(this);
        WatchConnections connections = watched;
        return new RedisDiagnosis(keys, server, calls)
                .findings(connections == null ? null : () -> KeyTracking.isPossible(connections, keys));
    }

    @Override
    public void close() {
        open.close();
        calls.close();
        server.close();
        watches.forEach(PushWatch::close);
        watches.clear();
    }

    /** Returns the URL, without secrets, and the namespace. */
    @Override
    public String toString() {
        return server.address() + " (namespace " + keys.namespace() + ")";
    }

    private List<?> bothTexts() {
        try {
            return texts(StorageKey.values());
        } catch (JedisDataException refused) {
            if (!ErrorReply.SPLIT.isMeantBy(refused)) {
                throw refused;
            }
            // While the slot moves no node has both, or knows that one is not there.
            List<Object> each = new ArrayList<>();
            for (StorageKey key : StorageKey.values()) {
                each.addAll(texts(key));
            }
            return each;
        }
    }

    private List<?> texts(StorageKey... entries) {
        Object answer = server.ask(EntryScripts.read(keys, LONGEST * BYTES_OF_A_CHARACTER, entries));
        return (List<?>) Objects.requireNonNull(answer, "a script that answers a list");
    }

    /** What is no text is compared by what it is now: the text that stands for it is not there. */
    private boolean isReplaced(StorageKey key, @Nullable String expected, String update) {
        StoredValue there = StoredValue.of(expected);
        if (Damage.in(expected).isPresent()) {
            there = content(key, texts(key).get(0));
            if (!Objects.equals(expected, there.text())) {
                return false;
            }
        }
        EntryScripts.Replacement replacement = new EntryScripts.Replacement(keys, key, there, update);
        try {
            return isDone(replacement.command());
        } catch (JedisDataException refused) {
            if (!ErrorReply.FULL.isMeantBy(refused)) {
                throw refused;
            }
            return isDoneThoughFull(replacement, refused);
        }
    }

    private boolean isDone(CommandArguments replacement) {
        return Long.valueOf(1).equals(server.send(replacement));
    }

    /** A server before 7.0 does not understand this script, and does nothing. */
    private boolean isDoneThoughFull(EntryScripts.Replacement replacement, JedisDataException full) {
        try {
            return isDone(replacement.commandThoughFull());
        } catch (JedisDataException notKnown) {
            throw ErrorReply.of(full);
        }
    }

    private StoredValue content(StorageKey key, @Nullable Object value) {
        try {
            return StoredValue.answered(value);
        } catch (JedisDataException refused) {
            throw ErrorReply.of(refused, keys.key(key) + " was not read");
        }
    }
}
