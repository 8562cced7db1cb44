// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.backend.redis.error.ErrorReply;
import io.maintenance.backend.redis.tls.TlsSettings;
import io.maintenance.spi.HostPort;
import java.net.SocketTimeoutException;
import java.util.function.Consumer;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

/**
 * A factory of connections to the server that holds the entries, logged in, in the right database.
 *
 * @param route knows the server
 * @param settings how to get in
 * @param database its number
 * @param name of the connections in the server's list
 */
public record ServerConnectionFactory(ServerRoute route, ConnectionSettings settings, int database, String name) {

    /** A cluster has none. */
    boolean hasDatabases() {
        return !(route instanceof ClusterRoute);
    }

    /** Opens one where the entries are, as far as is known; where that does not answer, where else they may be. */
    public ServerConnection open(Consumer<String> progress) {
        for (int left = route.choices() - 1; ; left--) {
            HostPort server = route.find();
            try {
                return open(server, progress);
            } catch (JedisConnectionException failed) {
                route.suspect(server);
                if (left == 0
                        || failed.getCause() instanceof SocketTimeoutException
                        || Thread.currentThread().isInterrupted()) {
                    throw failed; // whoever waits has waited long enough
                }
            }
        }
    }

    /** Opens one to this server. */
    ServerConnection open(HostPort server, Consumer<String> progress) {
        InterruptibleSocketFactory socket =
                new InterruptibleSocketFactory(server, settings.timeout(), settings.tls(), progress);
        JedisClientConfig config = settings.config().database(database).build();
        try {
            Jedis jedis = new Jedis(socket, config);
            nameIt(jedis);
            askAround(jedis, server);
            return new ServerConnection(jedis, server, socket::close);
        } catch (JedisConnectionException failed) {
            socket.close();
            ForeignServer.behind(failed).ifPresent(stranger -> {
                throw stranger.at(server);
            });
            throw socket.isConnected() ? silenced(server, failed) : failed;
        } catch (RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    /** Tells whether a refusal leads to another server, and remembers that. Nothing was done where it was refused. */
    public boolean redirects(ServerConnection connection, JedisDataException refused) {
        HostPort peer = connection.peer();
        if (route.choices() == 1 || peer == null) {
            return false;
        }
        if (refused instanceof JedisMovedDataException moved) {
            route.found(target(moved.getTargetNode(), peer));
            return true;
        }
        boolean elsewhere = ErrorReply.REPLICA.isMeantBy(refused) || ErrorReply.NOT_READY.isMeantBy(refused);
        if (elsewhere) {
            route.suspect(peer);
        }
        return elsewhere;
    }

    /** Returns where a node leads to. */
    static HostPort target(HostAndPort named, HostPort by) {
        return ClusterNodes.at(named.getHost(), named.getPort(), by);
    }

    private JedisConnectionException silenced(HostPort server, JedisConnectionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return new JedisConnectionException(server + " took the connection and said nothing" + guess(), cause);
    }

    /** It may hang up before it has said why, or before that was heard. */
    private String guess() {
        TlsSettings tls = settings.tls();
        if (tls == null) {
            return " (a port with TLS does that: write rediss: in place of redis:)";
        }
        return tls.identity() == null
                ? " (a server that wants a certificate of the client does that: name one with key-store)"
                : "";
    }

    /** Not all nodes may be configured, and those that are may be the dead ones one day. */
    private void askAround(Jedis jedis, HostPort server) {
        if (route instanceof ClusterRoute cluster) {
            try {
                cluster.learn(ClusterNodes.toldBy(jedis, server));
            } catch (JedisDataException notAllowed) {
                return;
            }
        }
    }

    /** The name is for people who look at the server, so that it does not matter if it is not allowed. */
    private void nameIt(Jedis jedis) {
        try {
            jedis.clientSetname(name);
        } catch (JedisDataException notAllowed) {
            return;
        }
    }
}
