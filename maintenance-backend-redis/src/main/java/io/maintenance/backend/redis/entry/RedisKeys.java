// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.entry;

import io.maintenance.spi.StorageKey;

/**
 * The names of a namespace in Redis: of keys, channel and client. The braces are a hash tag: in a cluster both keys of a namespace are in one slot.
 *
 * @param namespace whose entries they are
 */
public record RedisKeys(String namespace) {

    /** The keys of this namespace, and of no other, begin with this. */
    public String prefix() {
        return "maintenance:{" + namespace + "}:";
    }

    public String key(StorageKey key) {
        return prefix() + key.name();
    }

    /** Where each change is announced, for servers that do not push by themselves. */
    public String channel() {
        return prefix() + "changed";
    }

    /** What the connections are called in the server's list of clients. */
    public String client() {
        return "maintenance:" + namespace;
    }
}
