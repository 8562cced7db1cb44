// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import static io.maintenance.spi.Finding.Severity.OK;
import static io.maintenance.spi.Finding.Severity.WARN;

import io.maintenance.backend.redis.error.NoConnectionException;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.Finding;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.support.Deadline;
import io.maintenance.spi.support.NotReadyException;
import io.maintenance.spi.support.Sentence;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A server on a connection of our own, which is made when it is needed, and again when it broke. Used by one thread at a time,
 * closed by any.
 */
public final class ManagedServer implements RedisServer {

    private static final int MOST_HOPS = 3;

    private final ServerConnectionFactory connections;
    private final String address;
    private final String identity;
    private volatile String progress = "before it was connected";
    private volatile @Nullable ServerConnection connection;
    private volatile boolean closed;
    private @Nullable Deadline deadline; // while a call is made in place

    public ManagedServer(ServerConnectionFactory connections, String address, String identity) {
        this.connections = connections;
        this.address = address;
        this.identity = identity;
    }

    @Override
    public @Nullable Object send(CommandArguments command) {
        for (int hops = 0; ; hops++) {
            ServerConnection current = connected();
            try {
                Object answer = send(current, command);
                found(current);
                return answer;
            } catch (JedisAskDataException moving) {
                return askedThere(current, moving, command);
            } catch (JedisDataException refused) {
                if (!connections.redirects(current, refused)) {
                    throw refused;
                }
                drop(); // nothing was done there, so that it may be said again elsewhere
                if (hops == MOST_HOPS) {
                    throw undecided(current, refused);
                }
            }
        }
    }

    @Override
    public boolean isConnected() {
        return connection != null;
    }

    @Override
    public <T> T inPlace(Callable<T> call, Deadline deadline) throws Exception {
        this.deadline = deadline;
        try {
            return call.call();
        } finally {
            this.deadline = null;
        }
    }

    @Override
    public String progress() {
        return progress;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Optional<String> identity() {
        return Optional.of(identity);
    }

    @Override
    public String shell() {
        ServerConnection current = connection;
        HostPort peer = current == null ? null : current.peer();
        return "redis-cli" + (peer == null ? "" : " -h " + peer.host() + " -p " + peer.port())
                + (connections.hasDatabases() ? " -n " + connections.database() : "")
                + (connections.settings().tls() == null ? "" : " --tls");
    }

    @Override
    public int database() {
        return connections.hasDatabases() ? connections.database() : -1;
    }

    @Override
    public boolean isReplaceable() {
        return connections.route().choices() > 1;
    }

    @Override
    public Optional<Finding> encryption() {
        if (connections.settings().tls() != null) {
            return Optional.of(new Finding(OK, "encryption", "TLS, and the certificate names the host", ""));
        }
        ServerConnection current = connection;
        HostPort peer = current == null ? null : current.peer();
        return peer == null || peer.host().matches("localhost|127\\..*|::1")
                ? Optional.empty()
                : Optional.of(new Finding(
                        WARN,
                        "encryption",
                        "the password and the entries cross the network in the clear",
                        "write rediss: if the server has a port with TLS"));
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }

    private Object send(ServerConnection current, CommandArguments command) {
        try {
            Connection channel = current.jedis().getConnection();
            channel.setSoTimeout(patience());
            return channel.executeCommand(command);
        } catch (JedisConnectionException broken) {
            drop();
            HostPort peer = current.peer();
            if (peer != null) {
                connections.route().suspect(peer);
            }
            throw broken;
        }
    }

    /** Who is asked last is as little to blame as the address that was configured: nobody has taken over yet. */
    private static BackendException undecided(ServerConnection last, JedisDataException refused) {
        String what = "No server takes the call, and a failover may be under way; the last that was asked, "
                + last.peer() + ", says: " + Sentence.of(String.valueOf(refused.getMessage()));
        return new BackendException(Kind.UNAVAILABLE, what, refused).unwritten();
    }

    /** While a slot moves, its new owner answers for a key that is there already, if it is asked for that. */
    private Object askedThere(ServerConnection current, JedisAskDataException moving, CommandArguments command) {
        HostPort peer = current.peer();
        if (peer == null) {
            throw moving;
        }
        requireThread();
        connections.route().moving();
        try (ServerConnection there = connections.open(
                ServerConnectionFactory.target(moving.getTargetNode(), peer), step -> progress = step)) {
            there.jedis().asking();
            return there.jedis().getConnection().executeCommand(command);
        }
    }

    /** How long an answer may take, in milliseconds. */
    private int patience() {
        return (deadline == null ? Deadline.in(connections.settings().timeout()) : deadline).millisLeft();
    }

    /** To make a connection takes its time. */
    private void requireThread() {
        if (deadline != null) {
            throw new NotReadyException();
        }
    }

    private ServerConnection connected() {
        ServerConnection current = connection;
        if (current != null && current.peer() != null && connections.route().isCurrent(current.peer())) {
            return current;
        }
        drop();
        requireThread();
        ServerConnection opened = opened();
        connection = opened;
        if (closed) {
            drop(); // closed meanwhile, and that did not see this one
        }
        return opened;
    }

    private ServerConnection opened() {
        try {
            return connections.open(step -> progress = step);
        } catch (JedisConnectionException failed) {
            throw new NoConnectionException(failed);
        }
    }

    private void found(ServerConnection current) {
        if (current.peer() != null) {
            connections.route().found(current.peer());
        }
    }

    private void drop() {
        ServerConnection current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }
}
