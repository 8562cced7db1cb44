// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import java.util.Map;
import java.util.OptionalLong;
import net.spy.memcached.MemcachedClient;

/**
 * The statistics that a server gives of itself.
 *
 * @param values by the names that {@code stats} and {@code stats settings} give them; empty if it did not answer
 */
record ServerStats(Map<String, String> values) {

    /** Asks for {@code stats}. Takes as long as the client's timeout at most. */
    static ServerStats general(MemcachedClient client) {
        return new ServerStats(first(client.getStats()));
    }

    /** Asks for {@code stats settings}. Takes as long as the client's timeout at most. */
    static ServerStats settings(MemcachedClient client) {
        return new ServerStats(first(client.getStats("settings")));
    }

    boolean isKnown() {
        return !values.isEmpty();
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    OptionalLong number(String name) {
        String text = text(name);
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static Map<String, String> first(Map<?, Map<String, String>> answers) {
        return answers.values().stream().findFirst().map(Map::copyOf).orElse(Map.of());
    }
}
