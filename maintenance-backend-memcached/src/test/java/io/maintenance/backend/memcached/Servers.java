// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.tck.ServerKind;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Servers with options of their own. */
final class Servers {

    private static final ServerKind PLAIN = ServerKind.memcached();

    private Servers() {}

    static TestServer memcached(String... options) {
        return TestServer.of(new ServerKind(
                PLAIN.name(),
                PLAIN.image(),
                PLAIN.port(),
                PLAIN.install(),
                (port, directory) -> command(port, directory, options),
                PLAIN.probe()));
    }

    /** One that demands a login, and asks the authority that listens in this directory. */
    static TestServer withLogin(Path sasl) {
        return TestServer.of(new ServerKind(
                "memcached-sasl",
                PLAIN.image(),
                PLAIN.port(),
                "install memcached and libsasl2-modules (apt-get install memcached libsasl2-modules)",
                (port, directory) -> Stream.concat(
                                Stream.of("env", "SASL_CONF_PATH=" + sasl), command(port, directory, "-S").stream())
                        .toList(),
                Servers::listens));
    }

    private static List<String> command(int port, Path directory, String... options) {
        return Stream.concat(PLAIN.launch().command(port, directory).stream(), Stream.of(options))
                .toList();
    }

    /** It speaks binary only: that it hangs up, or says nothing, is an answer. */
    private static boolean listens(ServerKind.LineProtocol server) {
        try {
            server.send("this is no binary header, whatever else it may be");
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
