// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.support.Deadline;
import io.maintenance.spi.support.Sentence;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A factory of sessions with one server.
 *
 * <p>It connects once by itself before the driver does. The driver keeps why it could not connect to itself, tries the first
 * address of a name only, and never asks for the name again.
 */
final class SessionFactory {

    private final HostPort host;
    private final Supplier<Optional<SaslLogin>> login;
    private final Duration timeout;
    private volatile boolean asksForSize = true;

    SessionFactory(HostPort host, Supplier<Optional<SaslLogin>> login, Duration timeout) {
        this.host = host;
        this.login = login;
        this.timeout = timeout;
    }

    /** What messages call the server. */
    String server() {
        return "memcached://" + host;
    }

    String removalHint(String key) {
        return login.get().isPresent()
                ? "delete the key " + key + " of " + server() + " with a client that logs in"
                : "printf 'delete " + key + "\\r\\nquit\\r\\n' | nc " + host.host() + " " + host.port();
    }

    /** Blocks; the caller has a thread for it. An interrupt ends it, except while a name is resolved. */
    ClientSession dial() {
        ClientSession session = connect();
        if (asksForSize && !learnSize(session)) {
            asksForSize = false;
            session.hangUp();
            return connect();
        }
        return session;
    }

    private ClientSession connect() {
        Deadline deadline = Deadline.in(timeout);
        InetSocketAddress address = reachable(deadline);
        return new ConnectionHandshake(server(), login.get(), timeout).with(address, deadline);
    }

    /** Returns whether the connection has survived the question: what stands between may not know it. */
    private static boolean learnSize(ClientSession session) {
        try {
            ServerStats.settings(session.client()).number(ItemSizeLimit.SETTING).ifPresent(session::limit);
            return !session.isBroken();
        } catch (RuntimeException e) {
            session.hangUp();
            throw e;
        }
    }

    private InetSocketAddress reachable(Deadline deadline) {
        IOException failed = new IOException("no address");
        for (InetAddress each : addresses()) {
            InetSocketAddress address = new InetSocketAddress(each, host.port());
            try (SocketChannel probe = SocketChannel.open()) {
                probe.socket().connect(address, deadline.millisLeft());
                if (login.get().isEmpty()) { // else it speaks the other protocol
                    ProtocolProbe.refuse(server(), probe.socket(), Math.max(1, deadline.millisLeft() / 2));
                }
                return address;
            } catch (IOException e) {
                failed = e;
            }
        }
        String what = "no connection to " + server() + ": " + Sentence.of(String.valueOf(failed.getMessage()))
                + " Check that it runs and listens there.";
        throw MemcachedFailures.unavailable(what, failed);
    }

    /** Returns at most one address of each kind, IPv4 first. Of several, nodes might choose different ones, and disagree. */
    private List<InetAddress> addresses() {
        List<InetAddress> all = resolve();
        List<InetAddress> v4 =
                all.stream().filter(Inet4Address.class::isInstance).toList();
        List<InetAddress> v6 =
                all.stream().filter(each -> !(each instanceof Inet4Address)).toList();
        if (v4.size() > 1 || v6.size() > 1) {
            String what = host.host() + " is the name of several servers: " + all
                    + ". Two nodes might ask different ones:" + " name one server, or list them all in the URL.";
            throw new BackendException(Kind.REJECTED, what);
        }
        return Stream.concat(v4.stream(), v6.stream()).toList();
    }

    private List<InetAddress> resolve() {
        try {
            return List.of(InetAddress.getAllByName(host.host()));
        } catch (UnknownHostException e) {
            String what = "the name " + host.host() + " cannot be resolved. Check it, and the DNS.";
            throw MemcachedFailures.unavailable(what, e);
        }
    }
}
