// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ports where something else listens. */
class ForeignServerTest {

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 400 Bad Request, HTTP", "<!DOCTYPE html>, HTTP", "ERROR, Memcached", "SSH-2.0-x, no Redis"})
    void isToldFromARedis(String answer, String message) throws Exception {
        try (ServerSocket stranger = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(stranger, answer + "\r\n\r\n"));
            answering.setDaemon(true);
            answering.start();

            BackendException failed = Opened.failure("redis://127.0.0.1:" + stranger.getLocalPort(), Map.of());

            assertThat(failed).hasMessageContaining("it is no Redis").hasMessageContaining(message);
            assertThat(failed.kind()).isEqualTo(Kind.REJECTED);
        }
    }

    private static void answer(ServerSocket server, String answer) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().read();
                client.getOutputStream().write(answer.getBytes(US_ASCII));
            } catch (IOException e) {
                // closed by either side: the next one
            }
        }
    }
}
