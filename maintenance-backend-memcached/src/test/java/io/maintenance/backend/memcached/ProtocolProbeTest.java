// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ports where something else listens, whether it hangs up or waits for more. */
class ProtocolProbeTest {

    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, true, web server",
        "HTTP/1.1 400 Bad Request, false, web server",
        "<!DOCTYPE html>, true, web server",
        "-ERR unknown command, false, a Redis"
    })
    void isToldFromAMemcached(String answer, boolean hangsUp, String message) throws Exception {
        try (ServerSocket stranger = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                MaintenanceBackend backend = Opened.backend("memcached://127.0.0.1:" + stranger.getLocalPort())) {
            Thread answering = new Thread(() -> answer(stranger, answer + "\r\n\r\n", hangsUp));
            answering.setDaemon(true);
            answering.start();

            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(backend::read)
                    .withMessageContaining(message)
                    .withMessageContaining("Correct the host and the port")
                    .satisfies(failed -> assertThat(failed.kind()).isEqualTo(Kind.REJECTED));
        }
        for (Socket client : clients) {
            client.close();
        }
    }

    private void answer(ServerSocket server, String answer, boolean hangsUp) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                client.getInputStream().read();
                client.getOutputStream().write(answer.getBytes(US_ASCII));
                if (hangsUp) {
                    client.close();
                }
            } catch (IOException e) {
                // closed by either side: the next one
            }
        }
    }
}
