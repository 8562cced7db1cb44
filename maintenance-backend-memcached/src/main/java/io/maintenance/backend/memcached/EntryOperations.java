// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.support.Deadline;
import io.maintenance.spi.support.EntryBytes;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import net.spy.memcached.CASResponse;
import net.spy.memcached.CASValue;
import net.spy.memcached.ops.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * The operations on the two entries within one call.
 *
 * @param session over which it goes
 * @param deadline when it must have ended
 */
record EntryOperations(ClientSession session, Deadline deadline) {

    /** Reads both entries in one pass: the second question does not wait for the first answer. */
    Map<StorageKey, String> read(Function<StorageKey, String> names) {
        Map<StorageKey, ClientSession.Pending<CASValue<byte[]>>> asked = new EnumMap<>(StorageKey.class);
        for (StorageKey key : StorageKey.values()) { // status first: writers write it last
            asked.put(key, session.gets(names.apply(key)));
        }
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        asked.forEach((key, answer) -> {
            CASValue<byte[]> value = present(answer);
            if (value != null) {
                texts.put(key, EntryBytes.decode(value.getValue()));
            }
        });
        return texts;
    }

    /** Returns whether the entry was created; {@code false} says that it is there. */
    boolean create(String key, byte[] value) {
        ClientSession.Pending<Boolean> added = session.add(key, value);
        if (Boolean.TRUE.equals(added.await(deadline))) {
            return true;
        }
        added.requireStatus(StatusCode.ERR_NOT_STORED, StatusCode.ERR_EXISTS);
        return false;
    }

    /**
     * Returns whether the entry was replaced. The server compares ids, and somebody who writes the same text again makes a new
     * one. So another id is no "no": that is another text, or none.
     */
    boolean replace(String key, String expected, byte[] value) {
        while (true) {
            CASValue<byte[]> stored = present(session.gets(key));
            if (stored == null || !EntryBytes.decode(stored.getValue()).equals(expected)) {
                return false;
            }
            CASResponse response = cas(key, stored.getCas(), value);
            if (response != CASResponse.EXISTS) {
                return response == CASResponse.OK;
            }
        }
    }

    private CASResponse cas(String key, long id, byte[] value) {
        ClientSession.Pending<CASResponse> replaced = session.cas(key, id, value);
        CASResponse response = replaced.await(deadline);
        if (response != CASResponse.OK) {
            replaced.requireStatus(StatusCode.ERR_EXISTS, StatusCode.ERR_NOT_FOUND, StatusCode.ERR_NOT_STORED);
        }
        return response == null ? CASResponse.NOT_FOUND : response;
    }

    private @Nullable CASValue<byte[]> present(ClientSession.Pending<CASValue<byte[]>> answer) {
        try {
            CASValue<byte[]> value = answer.await(deadline);
            if (value == null) {
                answer.requireStatus(StatusCode.ERR_NOT_FOUND);
            }
            return value;
        } catch (BackendException unread) {
            throw unread.unwritten();
        }
    }
}
