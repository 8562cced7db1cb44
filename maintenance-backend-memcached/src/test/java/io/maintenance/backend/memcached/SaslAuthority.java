// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Who knows the passwords: what Cyrus SASL, which Memcached uses, calls saslauthd. So the login is a real one, and no database
 * of users has to be made with tools that are rarely installed.
 */
final class SaslAuthority implements AutoCloseable {

    private static final String SOCKET = "mux";
    private static final String CONFIGURATION = "memcached.conf";

    private final Path directory;
    private final ServerSocketChannel channel;
    private final String user;
    private final String password;

    private SaslAuthority(Path directory, String user, String password) throws IOException {
        this.directory = directory;
        this.channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        this.user = user;
        this.password = password;
    }

    /** Listens in a new directory, which the server's user can read, and writes the server's configuration there. */
    static SaslAuthority of(String user, String password) {
        try {
            SaslAuthority authority = new SaslAuthority(Files.createTempDirectory("sasl-"), user, password);
            authority.listen();
            return authority;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() throws IOException {
        Path socket = directory.resolve(SOCKET);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(
                directory.resolve(CONFIGURATION),
                "mech_list: plain\npwcheck_method: saslauthd\nsaslauthd_path: " + socket + "\n");
        channel.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwxrwxrwx"));
        Thread thread = new Thread(this::answer, "tck-sasl-authority");
        thread.setDaemon(true);
        thread.start();
    }

    Path directory() {
        return directory;
    }

    private void answer() {
        while (channel.isOpen()) {
            try (SocketChannel caller = channel.accept();
                    DataInputStream in = new DataInputStream(Channels.newInputStream(caller));
                    DataOutputStream out = new DataOutputStream(Channels.newOutputStream(caller))) {
                boolean known = List.of(text(in), text(in)).equals(List.of(user, password));
                text(in); // the service
                text(in); // the realm
                byte[] answer = (known ? "OK" : "NO").getBytes(StandardCharsets.US_ASCII);
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException unanswered) {
                // that caller gets no answer, and his login fails
            }
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        for (String each : List.of(SOCKET, CONFIGURATION, "")) {
            Files.deleteIfExists(directory.resolve(each));
        }
    }
}
