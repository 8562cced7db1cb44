// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.maintenance.spi.HostPort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpRelayTest {

    private static final int LONG_MILLIS = 60_000;

    private ServerSocket server;
    private TcpRelay relay;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread echo = new Thread(this::echo, "echo");
        echo.setDaemon(true);
        echo.start();
        relay = new TcpRelay(new HostPort("127.0.0.1", server.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        server.close();
    }

    @Test
    void handsOnWhatComesAndCountsIt() throws IOException {
        try (Socket client = connect()) {
            assertThat(say(client, 7)).isEqualTo(7);
            assertThat(relay.traffic().sent()).isEqualTo(1);
            assertThat(relay.traffic().requests()).isEqualTo(1);
        }
    }

    @Test
    void keepsWhatComesWhileItIsCut() throws IOException {
        try (Socket client = connect()) {
            say(client, 1);
            relay.cut();
            client.setSoTimeout(300);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> say(client, 2));

            relay.restore();
            client.setSoTimeout(LONG_MILLIS);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void refusesAndTakesConnectionsAgainAtTheSameAddress() throws IOException {
        try (Socket client = connect()) {
            say(client, 1);
            relay.refuse();
            assertThatIOException().isThrownBy(() -> {
                while (say(client, 2) >= 0) {
                    Thread.onSpinWait(); // what was sent before the connection was closed may still pass
                }
                throw new IOException("closed");
            });
            assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
        }
        relay.restore();
        try (Socket client = connect()) {
            assertThat(say(client, 3)).isEqualTo(3);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(relay.address().host(), relay.address().port());
        socket.setSoTimeout(LONG_MILLIS);
        return socket;
    }

    private static int say(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    private void echo() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread thread = new Thread(() -> echo(client), "echo");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException closed) {
            // the test is over
        }
    }
}
