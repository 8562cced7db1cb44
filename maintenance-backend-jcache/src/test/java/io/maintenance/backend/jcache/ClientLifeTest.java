// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.core.HazelcastInstance;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.Finding;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.tck.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From the first connection of a client to its end. */
@Tag("slow")
class ClientLifeTest {

    private static final int PORT = Cluster.freePort();

    @RegisterExtension
    static final TestServer MEMBER = TestServer.of(Cluster.member(PORT));

    @TempDir
    private Path directory;

    private final ThreadCheck threads = new ThreadCheck();

    @Test
    void whereNoClusterIsACallIsUnavailableInTimeAndCloseLeavesNothing() {
        String nowhere = Cluster.clientUrl(Cluster.clientFile(directory, Cluster.freePort(), Cluster.freePort()));
        try (MaintenanceBackend backend = Opened.by(nowhere, Duration.ofMillis(500))) {
            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(backend::read)
                    .withMessageContaining("has been starting for")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
            assertThat(backend.diagnose())
                    .anySatisfy(each -> assertThat(each.severity()).isEqualTo(Finding.Severity.FAIL));
        }
        threads.nothingIsLeft();
    }

    @Test
    void whereTheClusterComesLateTheClientFindsIt() {
        MEMBER.kill();
        try (MaintenanceBackend backend = Opened.by(url(), Duration.ofMillis(500))) {
            assertThatExceptionOfType(BackendException.class).isThrownBy(backend::read);
            MEMBER.restart();

            await().ignoreExceptions().until(() -> backend.read() != null);
        }
        threads.nothingIsLeft();
    }

    @Test
    void aClientThatWasShutDownIsReplaced() {
        try (MaintenanceBackend backend = Opened.by(url())) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "text");
            HazelcastClient.getAllHazelcastClients().forEach(HazelcastInstance::shutdown);

            await().ignoreExceptions().until(() -> backend.read().containsKey(MAINTENANCE_MODE_STATUS));
        }
        threads.nothingIsLeft();
    }

    @Test
    @Timeout(120) // while it hangs
    void closeEndsInTimeWhileTheMemberHangsAndLeavesNothing() {
        MaintenanceBackend backend = Opened.by(url(), Duration.ofSeconds(10));
        backend.watch(() -> {});
        backend.read();
        MEMBER.stop();
        try {
            backend.close();
        } finally {
            MEMBER.resume();
        }
        threads.nothingIsLeft();
    }

    @Test
    void aCheckTellsTheBackups() {
        try (MaintenanceBackend backend = Opened.by(url())) {
            assertThat(backend.diagnose())
                    .anySatisfy(each -> assertThat(each.detail()).isEqualTo("1 of each entry"))
                    .anySatisfy(each -> assertThat(each.detail()).contains("every node of the cluster"))
                    .noneSatisfy(each -> assertThat(each.check()).isEqualTo("near cache"));
        }
    }

    private String url() {
        return Cluster.clientUrl(Cluster.clientFile(directory, PORT, PORT));
    }
}
