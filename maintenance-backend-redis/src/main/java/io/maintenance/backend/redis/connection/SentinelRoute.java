// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.backend.redis.error.ErrorReply;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.HostPort;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** The primary that the sentinels name. They are asked before the first connection, and whenever one broke. */
public final class SentinelRoute implements ServerRoute {

    private final List<HostPort> sentinels;
    private final String name;
    private final ConnectionSettings settings;
    private final AtomicInteger next = new AtomicInteger();
    private volatile @Nullable HostPort primary;

    /**
     * Creates one.
     *
     * @param name of the primary, as the sentinels know it
     * @param settings of connections to the sentinels
     */
    public SentinelRoute(List<HostPort> sentinels, String name, ConnectionSettings settings) {
        this.sentinels = List.copyOf(sentinels);
        this.name = name;
        this.settings = settings;
    }

    @Override
    public HostPort find() {
        HostPort known = primary;
        return known != null ? known : askAll();
    }

    @Override
    public void suspect(HostPort server) {
        if (server.equals(primary)) {
            primary = null;
        }
    }

    @Override
    public void found(HostPort server) {
        // the sentinels know it, whoever else answers
    }

    @Override
    public boolean isCurrent(HostPort server) {
        HostPort known = primary;
        return known == null || known.equals(server);
    }

    @Override
    public int choices() {
        return 2;
    }

    /** Begins with the one that answered last. */
    private HostPort askAll() {
        JedisException last = null;
        boolean isUnknown = false;
        for (int tried = 0; tried < sentinels.size(); tried++) {
            HostPort sentinel = sentinels.get(Math.floorMod(next.get(), sentinels.size()));
            try {
                HostPort named = ask(sentinel);
                if (named != null) {
                    primary = named;
                    return named;
                }
                isUnknown = true;
            } catch (JedisException failed) {
                last = failed;
            }
            next.incrementAndGet();
            if (Thread.currentThread().isInterrupted()) {
                break; // the next call begins with the next one
            }
        }
        throw none(isUnknown, last);
    }

    private @Nullable HostPort ask(HostPort sentinel) {
        try (InterruptibleSocketFactory socket =
                new InterruptibleSocketFactory(sentinel, settings.timeout(), settings.tls(), step -> {})) {
            Jedis jedis = new Jedis(socket, settings.config().build());
            List<String> named = jedis.sentinelGetMasterAddrByName(name);
            return named == null ? null : new HostPort(named.get(0), Integer.parseInt(named.get(1)));
        }
    }

    private RuntimeException none(boolean isUnknown, @Nullable JedisException last) {
        if (isUnknown) {
            String what = "No sentinel of " + sentinels + " knows a primary called \"" + name
                    + "\": the name behind \"sentinel monitor\" in their configuration is what master= takes.";
            return new BackendException(Kind.REJECTED, what);
        }
        return last instanceof JedisDataException refused
                ? refused(refused)
                : new JedisConnectionException("No sentinel of " + sentinels + " answers", last);
    }

    /** Sentinels have a login of their own. */
    private BackendException refused(JedisDataException last) {
        String what = "No sentinel of " + sentinels + " can be asked";
        return switch (ErrorReply.of(String.valueOf(last.getMessage()))) {
            case NO_LOGIN ->
                ErrorReply.of(
                        last,
                        what,
                        "Sentinels have a password of their own: name a file that holds it with sentinel-password-file.");
            case WRONG_LOGIN, LOGIN_NOT_WANTED ->
                ErrorReply.of(
                        last,
                        what,
                        "This is about the login at the sentinels: correct sentinel-user and sentinel-password-file, or leave them out.");
            default -> ErrorReply.of(last, what);
        };
    }
}
