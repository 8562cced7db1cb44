// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code maintenance doctor} says of real stores, well and badly configured. */
@Tag("slow")
class DoctorTest {

    @RegisterExtension
    static final TestServer REDIS = TestServer.redis();

    private Path directory = Path.of("unused");

    @BeforeEach
    void begin(@TempDir Path temporary) throws IOException {
        directory = temporary;
        configure("appendonly yes", "maxmemory 0", "maxmemory-policy noeviction");
    }

    @AfterEach
    void empty() throws IOException {
        REDIS.command("FLUSHALL");
    }

    @Test
    void aRedisThatIsConfiguredWellHasNoWarning() {
        assertThat(onRedis("enable", REDIS.address().port()).exit()).isZero();

        CommandRun doctor = onRedis("doctor", REDIS.address().port());

        assertThat(doctor.exit()).as("%s", doctor).isZero();
        assertThat(doctor.text()).doesNotContainPattern("(?m)^(warn|fail)");
        assertThat(line(doctor, "primary compare-and-set")).contains("written over itself");
        assertThat(line(doctor, "primary watch")).contains("a hint came", "every change and every loss is pushed");
        assertThat(line(doctor, "sharing")).contains("every node");
    }

    @Test
    void everyFaultOfABadRedisIsFound() throws IOException {
        configure("appendonly no", "maxmemory 100mb", "maxmemory-policy allkeys-lru");
        REDIS.command("SELECT 14", "SET session:4711 somebody");
        try (ClockSkewProxy skewed =
                new ClockSkewProxy(REDIS.address().host(), REDIS.address().port(), Duration.ofMinutes(5))) {
            CommandRun doctor = onRedis("doctor", skewed.port());

            assertThat(doctor.exit()).as("%s", doctor).isZero();
            assertThat(line(doctor, "primary persistence")).startsWith("warn").contains("nothing is saved", " -> ");
            assertThat(line(doctor, "primary eviction")).startsWith("warn").contains("allkeys-lru", " -> ");
            assertThat(line(doctor, "primary neighbours")).startsWith("warn").contains("keys of others", " -> ");
            assertThat(line(doctor, "primary clock"))
                    .startsWith("warn")
                    .containsPattern("clock is (299|300)\\d{3} ms behind")
                    .contains(" -> ");
        }
    }

    @Test
    void aRedisThatIsAwayIsAFailedCheckWithARemedy() {
        CommandRun doctor = onRedis("doctor", 1);

        assertThat(doctor.exit()).isEqualTo(1);
        assertThat(line(doctor, "primary reachable")).startsWith("fail").contains("maintenance.backend.url");
    }

    @Test
    void anEhcacheInTheMemoryOfTheCommandIsSharedByNobody() {
        CommandRun doctor =
                CommandRun.run(directory, "doctor", "--namespace", "trial", "--backend", "jcache:ehcache/maintenance");

        assertThat(doctor.exit()).as("%s", doctor).isZero();
        assertThat(line(doctor, "sharing")).startsWith("warn").contains("nobody shares");
        assertThat(line(doctor, "primary reach")).startsWith("warn").contains("nobody shares it");
    }

    @Test
    void warmupWaitsForAServerThatHangs() {
        REDIS.stop();
        CommandRun early = onRedis("warmup", REDIS.address().port(), "--timeout", "0s");
        REDIS.resume();
        CommandRun late = onRedis("warmup", REDIS.address().port(), "--timeout", "20s");

        assertThat(early.exit()).as("%s", early).isEqualTo(1);
        assertThat(early.text()).contains("\"state\":\"down\"", "not ready");
        assertThat(late.exit()).as("%s", late).isZero();
        assertThat(late.text()).contains("\"ok\":true", "\"role\":\"primary\"", "\"state\":\"up\"");
    }

    private static void configure(String... settings) throws IOException {
        for (String setting : settings) {
            REDIS.command("CONFIG SET " + setting);
        }
    }

    private CommandRun onRedis(String command, int port, String... more) {
        String url = "redis://" + REDIS.address().host() + ":" + port + "/14";
        String[] arguments = {command, "--namespace", "trial", "--backend", url};
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return CommandRun.run(directory, all);
    }

    private static String line(CommandRun doctor, String check) {
        return new DoctorRun(doctor).line(check);
    }
}
