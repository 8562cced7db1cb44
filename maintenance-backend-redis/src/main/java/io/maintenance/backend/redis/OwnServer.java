// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.HostPort;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

/** One connection of our own, made when it is needed, and made anew when it broke. Used by one thread, closed by any. */
final class OwnServer implements Server {

    private final Lines lines;
    private final String address;
    private volatile String progress = "";
    private volatile @Nullable Line line;
    private volatile boolean closed;

    OwnServer(Lines lines, String address) {
        this.lines = lines;
        this.address = address;
    }

    @Override
    public @Nullable Object send(ProtocolCommand command, List<byte[]> arguments) {
        Line current = connected();
        try {
            return send(current, command, arguments);
        } catch (JedisDataException refused) {
            if (!redirects(current, refused)) {
                throw refused;
            }
            drop(); // nothing was done there, so that it may be said again elsewhere
            return send(connected(), command, arguments);
        }
    }

    /** What is being done now, for the message about a call that was given up. */
    String progress() {
        return progress;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }

    private Object send(Line current, ProtocolCommand command, List<byte[]> arguments) {
        try {
            return current.jedis().sendCommand(command, arguments.toArray(byte[][]::new));
        } catch (JedisConnectionException broken) {
            drop();
            suspect(current);
            throw broken;
        }
    }

    private Line connected() {
        Line current = line;
        if (current != null && current.peer() != null && lines.route().isCurrent(current.peer())) {
            return current;
        }
        drop();
        Line opened = lines.open(step -> progress = step);
        line = opened;
        if (closed) {
            drop(); // closed meanwhile, and that did not see this one
        }
        return opened;
    }

    private void drop() {
        Line current = line;
        line = null;
        if (current != null) {
            current.close();
        }
    }

    private boolean redirects(Line current, JedisDataException refused) {
        if (!lines.route().canMove()) {
            return false;
        }
        if (refused instanceof JedisMovedDataException moved && current.peer() != null) {
            HostAndPort to = moved.getTargetNode();
            lines.route().moved(current.peer(), new HostPort(to.getHost(), to.getPort()));
            return true;
        }
        boolean demoted = String.valueOf(refused.getMessage()).startsWith("READONLY");
        if (demoted) {
            suspect(current);
        }
        return demoted;
    }

    private void suspect(Line current) {
        if (current.peer() != null) {
            lines.route().suspect(current.peer());
        }
    }
}
