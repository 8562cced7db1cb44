// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Ends connections whose next request takes too long to arrive, however steadily its bytes drip, and, where there are too many, those
 * that have been waiting for longest: new ones are always let in. What is being answered is left alone. Thread-safe.
 */
final class ConnectionGuard implements Connection.Listener {

    private final ServerConnector connector;
    private final ServerLimits limits;
    private Map<EndPoint, ArrivalMark> marks = new HashMap<>();

    ConnectionGuard(ServerConnector connector, ServerLimits limits) {
        this.connector = connector;
        this.limits = limits;
    }

    /**
     * How far the requests of a connection had arrived when last nothing of the next one was there.
     *
     * @param requests how many headers were complete
     * @param bytes how many bytes had come
     * @param nanos when that was
     */
    private record ArrivalMark(long requests, long bytes, long nanos) {}

    @Override
    public void onOpened(Connection opened) {
        if (connector.getConnectedEndPoints().size() > limits.connections()) {
            makeRoom(transport(opened.getEndPoint()));
        }
    }

    private synchronized void makeRoom(EndPoint newest) {
        List<EndPoint> open = connector.getConnectedEndPoints().stream()
                .filter(EndPoint::isOpen)
                .toList();
        open.stream()
                .filter(each -> each != newest && isWaiting(http(each)))
                .sorted(Comparator.comparing(ConnectionGuard::isFirst)
                        .thenComparing(ConnectionGuard::waitingMillis)
                        .reversed())
                .limit(Math.max(0, open.size() - limits.connections()))
                .forEach(EndPoint::close);
    }

    /** Looks at every connection once. */
    synchronized void sweep(long nanos) {
        Map<EndPoint, ArrivalMark> current = new HashMap<>();
        for (EndPoint each : connector.getConnectedEndPoints()) {
            Connection connection = http(each);
            ArrivalMark mark = marks.get(each);
            if (mark == null || !isArriving(connection, mark)) {
                mark = new ArrivalMark(connection.getMessagesIn(), connection.getBytesIn(), nanos);
            } else if (nanos - mark.nanos() > limits.request().toNanos()) {
                each.close();
            }
            current.put(each, mark);
        }
        marks = current;
    }

    /** A connection that has never sent a request counts as one that is arriving, even if nothing of it is there. */
    private static boolean isArriving(Connection connection, ArrivalMark mark) {
        return isWaiting(connection)
                && connection.getMessagesIn() == mark.requests()
                && (mark.requests() == 0 || connection.getBytesIn() != mark.bytes());
    }

    private static boolean isFirst(EndPoint endPoint) {
        return http(endPoint).getMessagesIn() == 0;
    }

    /** A first request is waited for since the connection was made, however much has come of it; a later one since the last byte. */
    private static long waitingMillis(EndPoint endPoint) {
        return !isFirst(endPoint) && endPoint instanceof IdleTimeout timeout
                ? timeout.getIdleFor()
                : System.currentTimeMillis() - endPoint.getCreatedTimeStamp();
    }

    private static boolean isWaiting(Connection connection) {
        return connection.getMessagesIn() == connection.getMessagesOut();
    }

    private static Connection http(EndPoint endPoint) {
        Connection connection = endPoint.getConnection();
        Connection inner =
                connection instanceof SslConnection ssl ? ssl.getSslEndPoint().getConnection() : connection;
        return inner == null ? connection : inner;
    }

    private static EndPoint transport(EndPoint endPoint) {
        return endPoint instanceof EndPoint.Wrapper wrapper ? wrapper.unwrap() : endPoint;
    }
}
