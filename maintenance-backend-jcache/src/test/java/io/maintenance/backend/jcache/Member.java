// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import com.hazelcast.config.XmlConfigBuilder;
import com.hazelcast.core.Hazelcast;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A member of Hazelcast that knows nothing of this library. Once it has started it says so to whoever calls. */
final class Member {

    private static final int CALLERS = 50;

    private Member() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        try (var file = Files.newInputStream(Cluster.memberFile(Path.of(arguments[0]), port, port))) {
            Hazelcast.newHazelcastInstance(new XmlConfigBuilder(file).build());
        }
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[2]), CALLERS, InetAddress.getLoopbackAddress())) {
            while (true) {
                try (Socket caller = server.accept()) {
                    caller.getInputStream().read();
                    caller.getOutputStream().write("started\n".getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
