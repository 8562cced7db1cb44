// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.StorageKey;

/**
 * What things are called in Redis. The braces are a hash tag: in a cluster both keys of a namespace are in one slot.
 *
 * @param namespace whose entries they are
 */
record Names(String namespace) {

    /** The keys of this namespace, and of no other, begin with this. */
    String prefix() {
        return "maintenance:{" + namespace + "}:";
    }

    String key(StorageKey key) {
        return prefix() + key.name();
    }

    /** Where each change is announced, for servers that do not push by themselves. */
    String channel() {
        return prefix() + "changed";
    }

    /** What the connections are called in the server's list of clients. */
    String client() {
        return "maintenance:" + namespace;
    }
}
