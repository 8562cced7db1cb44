// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static io.maintenance.spi.Finding.Severity.FAIL;
import static io.maintenance.spi.Finding.Severity.OK;
import static io.maintenance.spi.Finding.Severity.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.tck.TestServer;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisDiagnosisTest {

    @RegisterExtension
    static final TestServer redis = TestServer.of(RedisKinds.with());

    @AfterEach
    void restoreSettings() throws Exception {
        redis.command(
                "CONFIG SET maxmemory 0",
                "CONFIG SET appendonly no",
                "CONFIG SET maxmemory-policy noeviction",
                "FLUSHALL");
    }

    @Test
    void aGoodServerHasNothingToComplainAbout() throws Exception {
        redis.command("CONFIG SET appendonly yes");

        assertThat(severities("redis://" + redis.address()))
                .containsEntry("reach", OK)
                .containsEntry("server", OK)
                .containsEntry("role", OK)
                .containsEntry("persistence", OK)
                .containsEntry("eviction", OK)
                .containsEntry("memory", OK)
                .containsEntry("neighbours", OK)
                .containsEntry("clock", OK)
                .containsEntry("watch", OK);
    }

    @Test
    void everythingThatWillHurtIsFound() throws Exception {
        redis.command(
                "SELECT 14", "SET cart:1 x", "CONFIG SET maxmemory-policy allkeys-lru", "CONFIG SET maxmemory 1gb");

        assertThat(severities("redis://" + redis.address()))
                .containsEntry("persistence", WARN)
                .containsEntry("eviction", WARN)
                .containsEntry("neighbours", WARN);
    }

    @Test
    void aServerThatIsNearlyFullIsFound() throws Exception {
        redis.command("CONFIG SET maxmemory 1");

        assertThat(severities("redis://" + redis.address())).containsEntry("memory", WARN);
    }

    @Test
    void aReplicaFails() throws Exception {
        redis.command("REPLICAOF 127.0.0.1 1");
        try {
            assertThat(severities("redis://" + redis.address())).containsEntry("role", FAIL);
        } finally {
            redis.command("REPLICAOF NO ONE");
        }
    }

    @Test
    void aServerThatIsAwayIsOneFinding() {
        assertThat(severities("redis://127.0.0.1:1")).containsExactly(Map.entry("reach", FAIL));
    }

    @Test
    void whatMayNotBeAskedIsSaidToBeSo() throws Exception {
        redis.command("ACL SETUSER shy on >pw ~* &* +@all -info -time -client|tracking");

        assertThat(severities("redis://shy:pw@" + redis.address()))
                .containsEntry("reach", OK)
                .containsEntry("server", WARN)
                .containsEntry("clock", WARN)
                .containsEntry("watch", WARN);
    }

    private static Map<String, Severity> severities(String url) {
        try (MaintenanceBackend backend = Opened.at(url)) {
            return backend.diagnose().stream().collect(Collectors.toMap(Finding::check, Finding::severity));
        }
    }
}
