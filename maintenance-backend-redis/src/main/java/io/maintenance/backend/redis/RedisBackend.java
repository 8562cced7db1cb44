// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/** The two entries as two keys of one slot, compared and set by a script inside the server. Thread-safe. */
public final class RedisBackend implements MaintenanceBackend {

    private static final int LONGEST = 1 << 22;
    private static final int BYTES_OF_A_CHARACTER = 3;
    private static final Traits TRAITS = new Traits(Traits.Reach.CLUSTER, LONGEST);

    private final Names names;
    private final Server server;
    private final Deadline deadline;
    private volatile boolean closed;

    RedisBackend(Names names, Server server, Deadline deadline) {
        this.names = names;
        this.server = server;
        this.deadline = deadline;
    }

    @Override
    public Map<StorageKey, String> read() {
        requireOpen();
        StorageKey[] keys = StorageKey.values();
        List<byte[]> arguments = script(Scripts.READ, keys);
        arguments.add(Names.bytes(String.valueOf(LONGEST * BYTES_OF_A_CHARACTER)));
        Object answer = deadline.call(() -> server.ask(Command.EVAL, arguments));
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        for (StorageKey key : keys) {
            String text = text(key, ((List<?>) answer).get(key.ordinal()));
            if (text != null) {
                texts.put(key, text);
            }
        }
        return texts;
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        requireOpen();
        if (update.length() > LONGEST) {
            String what = "A text of " + update.length() + " characters is too long for " + names.key(key)
                    + ": at most " + LONGEST + " are stored.";
            throw new BackendException(Kind.TOO_LARGE, what);
        }
        return deadline.call(() -> {
            try {
                return set(Scripts.COMPARE_AND_SET, key, expected, update);
            } catch (JedisDataException refused) {
                if (!Refusal.FULL.isMeantBy(refused)) {
                    throw refused;
                }
                return setThoughFull(refused, key, expected, update);
            }
        });
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public void close() {
        closed = true;
        deadline.close();
        server.close();
    }

    /** Returns the URL, without secrets, and the namespace. */
    @Override
    public String toString() {
        return server.address() + " (namespace " + names.namespace() + ")";
    }

    private boolean set(String script, StorageKey key, @Nullable String expected, String update) {
        List<byte[]> arguments = script(script, key);
        arguments.add(Names.bytes(update));
        arguments.add(Names.bytes(names.channel()));
        if (expected != null) {
            arguments.add(Names.bytes(expected));
        }
        return Long.valueOf(1).equals(server.send(Command.EVAL, arguments));
    }

    /** A server before 7.0 does not understand this script, and does nothing. */
    private boolean setThoughFull(JedisDataException full, StorageKey key, @Nullable String expected, String update) {
        try {
            return set(Scripts.ALLOW_FULL + Scripts.COMPARE_AND_SET, key, expected, update);
        } catch (JedisDataException notKnown) {
            throw Refusal.of(full);
        }
    }

    private List<byte[]> script(String script, StorageKey... keys) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(Names.bytes(script));
        arguments.add(Names.bytes(String.valueOf(keys.length)));
        for (StorageKey key : keys) {
            arguments.add(names.keyBytes(key));
        }
        return arguments;
    }

    private @Nullable String text(StorageKey key, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof JedisDataException refused) {
            throw Refusal.of(refused, names.key(key) + " was not read");
        }
        if (value instanceof Long length) {
            throw corrupt(key, length + " bytes, which is more than an entry may have", null);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap((byte[]) value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw corrupt(key, "bytes that are no UTF-8", e);
        }
    }

    private BackendException corrupt(StorageKey key, String what, @Nullable Exception cause) {
        String message = "In " + names.key(key) + " are " + what + ". Find out what has written it; " + removalHint(key)
                + " removes it.";
        return new BackendException(Kind.CORRUPT, message, cause);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("closed: " + this);
        }
    }
}
