// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.maintenance.spi.support.Damage;
import io.maintenance.spi.support.EntryBytes;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/** What is under a key. Immutable. */
final class Content {

    private static final byte[] NOTHING = {};
    private static final Content ABSENT = new Content(null, NOTHING, true);
    private static final Damage NO_STRING =
            new Damage("is no string: something else has written a value of another type to its key", "");

    private final @Nullable String text;
    private final byte[] compared;
    private final boolean fetched;

    private Content(@Nullable String text, byte[] compared, boolean fetched) {
        this.text = text;
        this.compared = compared;
        this.fetched = fetched;
    }

    /** Returns what must be there for an entry to be this text. */
    static Content of(@Nullable String text) {
        return text == null ? ABSENT : new Content(text, EntryBytes.encode(text), true);
    }

    /**
     * Reads what a script answered about a key.
     *
     * @throws JedisDataException if the server refused
     */
    static Content answered(@Nullable Object value) {
        if (value == null) {
            return ABSENT;
        }
        if (value instanceof JedisDataException refused) {
            if (!Refusal.OTHER_TYPE.isMeantBy(refused)) {
                throw refused;
            }
            return new Content(NO_STRING.text(), NOTHING, false);
        }
        if (value instanceof Long length) {
            byte[] digits = String.valueOf(length).getBytes(US_ASCII);
            return new Content(EntryBytes.tooLong(length).text(), digits, false);
        }
        byte[] bytes = (byte[]) value;
        return new Content(EntryBytes.decode(bytes), bytes, true);
    }

    /** Returns what it is to the engine; {@code null} if nothing is there. */
    @Nullable
    String text() {
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
