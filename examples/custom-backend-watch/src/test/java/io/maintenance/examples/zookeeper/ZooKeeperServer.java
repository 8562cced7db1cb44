// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.zookeeper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.maintenance.spi.StorageKey;
import io.maintenance.tck.Fault;
import io.maintenance.tck.Faults;
import io.maintenance.tck.ServerKind;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.ZKUtil;
import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooDefs.Perms;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.server.quorum.QuorumPeerMain;
import org.jspecify.annotations.NullMarked;

/** A ZooKeeper in a process of its own, from the class path of the tests, and what can be done to it. */
@NullMarked
final class ZooKeeperServer {

    private static final int SESSION_MILLIS = 30_000;
    private static final List<ACL> READ_ONLY =
            Collections.singletonList(new ACL(Perms.READ | Perms.ADMIN, Ids.ANYONE_ID_UNSAFE));

    private ZooKeeperServer() {}

    static ServerKind kind() {
        return ServerKind.java(
                "zookeeper",
                QuorumPeerMain.class.getName(),
                (port, directory) -> List.of(configuration(port, directory).toString()),
                server -> server.send("srvr").startsWith("Zookeeper version"));
    }

    private static Path configuration(int port, Path directory) {
        String lines = "clientPort=%d\nclientPortAddress=127.0.0.1\ndataDir=%s\nadmin.enableServer=false\n";
        try {
            return Files.writeString(directory.resolve("zoo.cfg"), lines.formatted(port, directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what can be done to a server whose entries are below {@code path}. */
    static Faults faults(TestServer server, String path) {
        return server.faults()
                .on(Fault.WIPE, () -> with(server, client -> ZKUtil.deleteRecursive(client, path)))
                .on(Fault.FLUSH_NEIGHBOURS, () -> with(server, ZooKeeperServer::flushNeighbours))
                .on(Fault.GARBLE, name -> with(server, client -> client.setData(status(path, name), bytes(), -1)))
                .on(Fault.REFUSE_WRITES, name -> with(server, client -> allow(client, path + "/" + name, READ_ONLY)))
                .on(
                        Fault.ALLOW_WRITES,
                        name -> with(server, client -> allow(client, path + "/" + name, Ids.OPEN_ACL_UNSAFE)));
    }

    private static void flushNeighbours(ZooKeeper client) throws Exception {
        client.create("/neighbour", bytes(), Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
        client.delete("/neighbour", -1);
    }

    /** Lets everybody do this to a directory and what is in it. */
    private static void allow(ZooKeeper client, String directory, List<ACL> rights) throws Exception {
        client.setACL(directory, rights, -1);
        for (String entry : client.getChildren(directory, false)) {
            client.setACL(directory + "/" + entry, rights, -1);
        }
    }

    private static String status(String path, String namespace) {
        return path + "/" + namespace + "/" + StorageKey.MAINTENANCE_MODE_STATUS;
    }

    private static byte[] bytes() {
        return "on=\u00ff\u00fe".getBytes(ISO_8859_1);
    }

    @SuppressWarnings("try") // close may be interrupted, and the test with it
    private static void with(TestServer server, Command command) throws Exception {
        try (ZooKeeper client = new ZooKeeper(server.address().toString(), SESSION_MILLIS, event -> {})) {
            command.run(client);
        }
    }

    private interface Command {
        void run(ZooKeeper client) throws Exception;
    }
}
