// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.maintenance.backend.redis.error.ErrorReply;
import io.maintenance.spi.support.Damage;
import io.maintenance.spi.support.EntryBytes;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/** The value under a key. Immutable. */
public final class StoredValue {

    private static final byte[] NOTHING = {};
    private static final StoredValue ABSENT = new StoredValue(null, NOTHING, true);
    private static final Damage NO_STRING =
            new Damage("is no string: something else has written a value of another type to its key", "");

    private final @Nullable String text;
    private final byte[] compared;
    private final boolean fetched;

    private StoredValue(@Nullable String text, byte[] compared, boolean fetched) {
        this.text = text;
        this.compared = compared;
        this.fetched = fetched;
    }

    /** Returns what must be there for an entry to be this text. */
    public static StoredValue of(@Nullable String text) {
        return text == null ? ABSENT : new StoredValue(text, EntryBytes.encode(text), true);
    }

    /**
     * Reads what a script answered about a key.
     *
     * @throws JedisDataException if the server refused
     */
    public static StoredValue answered(@Nullable Object value) {
        if (value == null) {
            return ABSENT;
        }
        if (value instanceof JedisDataException refused) {
            if (!ErrorReply.OTHER_TYPE.isMeantBy(refused)) {
                throw refused;
            }
            return new StoredValue(NO_STRING.text(), NOTHING, false);
        }
        if (value instanceof Long length) {
            byte[] digits = String.valueOf(length).getBytes(US_ASCII);
            return new StoredValue(EntryBytes.tooLong(length).text(), digits, false);
        }
        byte[] bytes = (byte[]) value;
        return new StoredValue(EntryBytes.decode(bytes), bytes, true);
    }

    /** Returns what it is to the engine; {@code null} if nothing is there. */
    @Nullable
    public String text() {
        return text;
    }

    /** Returns by what the server tells it from others: its bytes, or how many they are, or nothing if it is no string. */
    byte[] compared() {
        return compared;
    }

    /** Tells whether {@link #compared} are its bytes. */
    boolean isFetched() {
        return fetched;
    }

    boolean isAbsent() {
        return text == null;
    }
}
