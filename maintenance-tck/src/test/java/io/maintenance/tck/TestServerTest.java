// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.maintenance.spi.HostPort;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.server.EchoServer;
import io.maintenance.tck.server.ExternalServer;
import io.maintenance.tck.server.LineClient;
import io.maintenance.tck.server.ProcessServer;
import io.maintenance.tck.server.ServerControl;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class TestServerTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @RegisterExtension
    static final TestServer server = TestServer.of(EchoServer.KIND);

    @Test
    void answersOnTheLoopbackAddress() throws IOException {
        assertThat(server.address().host()).isEqualTo("127.0.0.1");
        assertThat(server.command("hello", "world")).isEqualTo("world");
    }

    @Test
    void hangsAndComesBack() throws IOException {
        server.stop();
        try {
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> server.command("hello"));
        } finally {
            server.resume();
        }
        assertThat(server.command("hello")).isEqualTo("hello");
    }

    @Test
    void diesAndComesBackAtTheSameAddress() throws IOException {
        HostPort address = server.address();
        ProcessHandle process = process(server);

        server.kill();
        assertThat(process.isAlive()).isFalse();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> server.command("hello"));

        server.restart();
        assertThat(server.address()).isEqualTo(address);
        assertThat(server.command("hello")).isEqualTo("hello");
    }

    @Test
    void aServerThatHangsIsKilledAllTheSame() throws IOException {
        ProcessHandle process = process(server);
        server.stop();

        server.restart();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void allOfThisIsOfferedAsFaults() {
        assertThat(List.of(Fault.HANG, Fault.RESUME, Fault.KILL, Fault.RESTART))
                .allMatch(fault -> server.faults().action(fault).isPresent());
    }

    @Test
    void isOpenedAndClosedByAProgramToo() throws IOException {
        TestServer own = TestServer.of(EchoServer.KIND);
        ProcessHandle process;
        try (TestServer opened = own.open()) {
            assertThat(own.open()).isSameAs(opened);
            process = process(opened);
        }
        assertThat(process.isAlive()).isFalse();
        own.close();
        assertThatIllegalStateException().isThrownBy(own::address);
    }

    @Test
    void endsWhenItsJvmIsKilled(@TempDir Path directory) throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName())
                .redirectError(directory.resolve("errors.txt").toFile())
                .start();
        String pid = other.inputReader().readLine();
        assertThat(pid).as("of the server").matches("[0-9]+");
        ProcessHandle served = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();

        other.destroyForcibly().waitFor();
        assertThat(BoundedWait.holds(SOON, () -> !served.isAlive())).isTrue();
    }

    @Test
    void whatDoesNotComeUpShowsWhatItPrinted() {
        ServerKind dumb = new ServerKind(
                "dumb", "", 1, "none", (port, place) -> List.of("/bin/sh", "-c", "echo no disk; exit 1"), up -> false);

        assertThatIllegalStateException()
                .isThrownBy(() -> ProcessServer.start(dumb))
                .withMessageContaining("dumb did not start")
                .withMessageContaining("no disk");
    }

    @Test
    void aCommandMayWriteFilesIntoTheDirectoryOfTheServerAlone() throws IOException {
        List<Path> written = new CopyOnWriteArrayList<>();
        ServerKind.Launch launch = (port, place) -> {
            written.add(EchoServer.write(place.resolve("configuration"), port));
            return EchoServer.KIND.launch().command(port, place);
        };
        ServerKind kind = new ServerKind("writer", "", 1, "none", launch, EchoServer.KIND.probe());

        try (TestServer opened = TestServer.of(kind).open()) {
            assertThat(opened.command("hello")).isEqualTo("hello");
            assertThat(written).allMatch(Path::isAbsolute);
        }

        assertThat(written).isNotEmpty().noneMatch(Files::exists);
    }

    @Test
    void whereNothingIsInstalledItSaysWhatToDo() {
        ServerKind absent = new ServerKind(
                "absent", "", 1, "install absent-server", (port, place) -> List.of("no-such-binary"), up -> true);

        assertThatIllegalStateException()
                .isThrownBy(() -> TestServer.of(absent).start())
                .withMessageContaining("install absent-server")
                .withMessageContaining("-Dtck.absent=host:port");
    }

    @Test
    void aServerThatIsGivenIsLeftAlone() {
        ServerControl given = ExternalServer.at("tck.redis", "cache.internal:6379");

        assertThat(given.address()).isEqualTo(new HostPort("cache.internal", 6379));
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(given::kill)
                .withMessageContaining("cache.internal:6379 was not started by the kit");
        assertThatIllegalStateException()
                .isThrownBy(() -> ExternalServer.at("tck.redis", "cache.internal"))
                .withMessageContaining("tck.redis=cache.internal is no address");
    }

    @Nested
    class InANestedClass {

        @Test
        void theSameServerIsUsed() throws IOException {
            assertThat(server.command("hello")).isEqualTo("hello");
        }
    }

    private static ProcessHandle process(TestServer server) throws IOException {
        return ProcessHandle.of(Long.parseLong(server.command("pid"))).orElseThrow();
    }

    /** Starts a server, says which process it is, and does nothing more until it is killed. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] args) throws IOException {
            ProcessServer server = ProcessServer.start(EchoServer.KIND);
            System.out.println(new LineClient(server.address()).send("pid"));
            System.in.read();
        }
    }
}
