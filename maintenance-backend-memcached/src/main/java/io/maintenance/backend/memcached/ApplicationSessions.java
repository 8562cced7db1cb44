// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.support.Deadline;
import net.spy.memcached.MemcachedClient;
import org.jspecify.annotations.Nullable;

/** A source of sessions with a client of the application. It connects, reconnects and is closed as the application wants it. */
final class ApplicationSessions implements SessionSource {

    private final String server;
    private final MemcachedClient client;
    private @Nullable ClientSession current;

    ApplicationSessions(String server, MemcachedClient client) {
        this.server = server;
        this.client = client;
    }

    @Override
    public synchronized ClientSession session(Deadline deadline) {
        ClientSession session = current;
        if (session == null || session.isBroken()) {
            session = new ClientSession(server, client);
            current = session;
        }
        return session;
    }

    @Override
    public String removalHint(String key) {
        return "delete the key " + key + " of " + server;
    }

    @Override
    public synchronized void close() {
        if (current != null) {
            current.abandon();
        }
    }
}
