// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.HostPort;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes sessions with one server.
 *
 * <p>It connects once by itself before the driver does. The driver keeps why it could not connect to itself, tries the first
 * address of a name only, and never asks for the name again.
 */
final class Dialler {

    private final HostPort host;
    private final Supplier<Optional<Login>> login;
    private final Duration timeout;

    Dialler(HostPort host, Supplier<Optional<Login>> login, Duration timeout) {
        this.host = host;
        this.login = login;
        this.timeout = timeout;
    }

    /** What messages call the server. */
    String server() {
        return "memcached://" + host;
    }

    /** Blocks; the caller has a thread for it. */
    Session dial() {
        Deadline deadline = Deadline.in(timeout);
        InetSocketAddress address = reachable(deadline);
        Handshake handshake = new Handshake(server(), login.get(), timeout);
        return handshake.with(address, deadline);
    }

    private InetSocketAddress reachable(Deadline deadline) {
        IOException failed = new IOException("no address");
        for (InetAddress each : addresses()) {
            InetSocketAddress address = new InetSocketAddress(each, host.port());
            try (Socket probe = new Socket()) {
                probe.connect(address, deadline.millis());
                return address;
            } catch (IOException e) {
                failed = e;
            }
        }
        String what =
                "no connection to " + server() + ": " + failed.getMessage() + ". Check that it runs and listens there.";
        throw Failure.unavailable(what, failed);
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
            throw Failure.unavailable(what, e);
        }
    }
}
