// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.doctor;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.MaintenanceMode;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private final ConcurrentMap<StorageKey, String> primary = new ConcurrentHashMap<>();
    private final ConcurrentMap<StorageKey, String> fallback = new ConcurrentHashMap<>();
    private final MaintenanceMode.Builder builder =
            MaintenanceMode.builder().namespace("shop").properties(Map.of("maintenance.flag-file", "none"), "a test");

    @Test
    void aStoreThatWorksIsFoundToWork() {
        String url = "memory:" + UUID.randomUUID();
        enable(builder.backend(url));

        List<Finding> findings = builder.configuration().diagnose();

        assertThat(findings).noneMatch(finding -> finding.severity() == Severity.FAIL);
        assertThat(finding(findings, "primary reachable").detail()).startsWith(url + " answers in");
        assertThat(finding(findings, "primary compare-and-set").detail())
                .startsWith("works: MAINTENANCE_MODE_STATUS was written over itself");
        assertThat(finding(findings, "primary watch").detail()).startsWith("a hint came");
        assertThat(finding(findings, "clock").severity()).isEqualTo(Severity.OK);
    }

    @Test
    void aStoreThatNobodySharesIsSaidSo() {
        Finding sharing =
                finding(builder.backend("memory:alone").configuration().diagnose(), "sharing");

        assertThat(sharing.severity()).isEqualTo(Severity.WARN);
        assertThat(sharing.detail()).contains("nobody shares", "shop", "memory:alone");
        assertThat(sharing.remedy()).isNotEmpty();
    }

    @Test
    void nothingIsChanged() {
        enable(primary(well -> {}));
        primary.remove(MAINTENANCE_MODE_ADDRESSES);
        Map<StorageKey, String> before = Map.copyOf(primary);

        primary(well -> {}).configuration().diagnose();

        assertThat(primary).isEqualTo(before);
    }

    @Test
    void whereThereIsNoEntryNoneIsWritten() {
        List<Finding> findings = primary(well -> {}).configuration().diagnose();

        assertThat(primary).isEmpty();
        assertThat(finding(findings, "primary compare-and-set").detail()).startsWith("not tried");
        assertThat(finding(findings, "primary MAINTENANCE_MODE_STATUS").detail())
                .startsWith("absent");
    }

    @Test
    void aStoreThatIsAwayFails() {
        Finding found =
                finding(primary(away -> away.all(Fault.REFUSE)).configuration().diagnose(), "primary reachable");

        assertThat(found.severity()).isEqualTo(Severity.FAIL);
        assertThat(found.detail()).contains("refused");
        assertThat(found.remedy()).contains("maintenance.backend.url");
    }

    @Test
    void aStoreThatHangsIsGivenUp() {
        List<Finding> findings = primary(hung -> hung.all(Fault.HANG))
                .properties(Map.of("maintenance.backend.timeout", "50ms"), "a test")
                .configuration()
                .diagnose();

        assertThat(finding(findings, "primary reachable").severity()).isEqualTo(Severity.FAIL);
    }

    @Test
    void aStoreThatMayOnlyBeReadFails() {
        enable(primary(well -> {}));

        Finding found = finding(
                primary(readOnly -> readOnly.onWrite(Fault.REJECT))
                        .configuration()
                        .diagnose(),
                "primary compare-and-set");

        assertThat(found.severity()).isEqualTo(Severity.FAIL);
        assertThat(found.detail()).contains("read-only");
        assertThat(found.remedy()).contains("right to write");
    }

    @Test
    void eachEntryIsTried() {
        try (MaintenanceMode maintenance = primary(well -> {}).open()) {
            maintenance.enable(spec -> spec.addresses(List.of("10.0.0.1")));
        }

        List<Finding> findings = primary(halfOpen -> halfOpen.onWrite(MAINTENANCE_MODE_STATUS, Fault.REJECT))
                .configuration()
                .diagnose();

        assertThat(findings)
                .filteredOn(finding -> finding.check().equals("primary compare-and-set"))
                .extracting(finding -> finding.severity() + " " + finding.detail())
                .satisfiesExactly(
                        addresses -> assertThat(addresses).startsWith("OK works: MAINTENANCE_MODE_ADDRESSES"),
                        status -> assertThat(status).startsWith("FAIL MAINTENANCE_MODE_STATUS: "));
    }

    @Test
    void aStoreThatDoesNotCompareIsFoundOutUnharmed() {
        enable(primary(well -> {}));
        Map<StorageKey, String> before = Map.copyOf(primary);
        MaintenanceBackend blind = new BlindWriter(primary);

        Finding found = finding(
                builder.noFallback().backend(options -> blind).configuration().diagnose(), "primary compare-and-set");

        assertThat(found.severity()).isEqualTo(Severity.FAIL);
        assertThat(found.detail()).contains("another text");
        assertThat(primary).isEqualTo(before);
    }

    @Test
    void damagedForeignAndNewerEntriesFail() {
        enable(primary(well -> {}));
        primary.put(MAINTENANCE_MODE_ADDRESSES, "garbage");
        Finding damaged = finding(primary(well -> {}).configuration().diagnose(), "primary MAINTENANCE_MODE_ADDRESSES");
        Finding foreign = finding(
                primary(well -> {}).namespace("other").configuration().diagnose(), "primary MAINTENANCE_MODE_STATUS");
        primary.computeIfPresent(MAINTENANCE_MODE_STATUS, (key, text) -> text.replace("format=1", "format=2"));
        Finding newer = finding(
                primary(well -> {}).namespace("shop").configuration().diagnose(), "primary MAINTENANCE_MODE_STATUS");

        assertThat(List.of(damaged, foreign, newer)).allMatch(each -> each.severity() == Severity.FAIL);
        assertThat(damaged.remedy()).contains("rm MAINTENANCE_MODE_ADDRESSES");
        assertThat(foreign.detail()).contains("shop");
        assertThat(newer.detail()).contains("format");
    }

    @Test
    void anEntryOfHalfTheLimitIsWarnedOf() {
        enable(primary(well -> {}));
        int length = primary.getOrDefault(MAINTENANCE_MODE_STATUS, "").length();

        List<Finding> findings = primary(small -> small.traits = new Traits(Traits.Reach.CLUSTER, 2 * length - 2))
                .configuration()
                .diagnose();

        assertThat(finding(findings, "primary MAINTENANCE_MODE_STATUS").severity())
                .isEqualTo(Severity.WARN);
    }

    @Test
    void aFallbackThatNobodyTendsIsWarnedOf() {
        assertThat(finding(both().configuration().diagnose(), "fallback keeper").severity())
                .isEqualTo(Severity.WARN);
    }

    @Test
    void aFallbackWithAKeeperNamesItAndAgrees() {
        try (MaintenanceMode node = both().by("shop@web-1").open()) {
            node.enable();

            List<Finding> findings = both().configuration().diagnose();

            assertThat(finding(findings, "fallback keeper").detail()).startsWith("shop@web-1#");
            assertThat(finding(findings, "fallback keeper").severity()).isEqualTo(Severity.OK);
            assertThat(finding(findings, "fallback agreement").severity()).isEqualTo(Severity.OK);
        }
    }

    @Test
    void aFallbackThatWasLeftBehindIsWarnedOf() {
        InstantSource yesterday = InstantSource.offset(Clock.systemUTC(), Duration.ofDays(-1));
        try (MaintenanceMode node = both().clock(yesterday).open()) {
            node.enable();
        }
        enable(primary(well -> {}).clock(Clock.systemUTC()));

        List<Finding> findings = both().configuration().diagnose();

        assertThat(finding(findings, "fallback keeper").detail()).contains("no node tends it now", "1d");
        assertThat(finding(findings, "fallback agreement").detail()).contains("does not know the last changes");
    }

    @Test
    void aChangeOfTheFutureNamesWhoMadeIt() {
        enable(primary(well -> {})
                .by("ops@web-2")
                .clock(InstantSource.offset(Clock.systemUTC(), Duration.ofMinutes(5))));

        Finding clock = finding(
                primary(well -> {}).clock(Clock.systemUTC()).configuration().diagnose(), "clock");

        assertThat(clock.severity()).isEqualTo(Severity.WARN);
        assertThat(clock.detail())
                .contains("ops@web-2", "ahead of this machine's clock")
                .containsPattern("4m5\\ds|5m");
    }

    @Test
    void aFlagFileThatIsThereIsWarnedOf(@TempDir Path directory) throws IOException {
        Path flag = directory.resolve("ON");
        Finding absent =
                finding(primary(well -> {}).flagFile(flag).configuration().diagnose(), "flag file");
        Files.createFile(flag);
        Finding there =
                finding(primary(well -> {}).flagFile(flag).configuration().diagnose(), "flag file");

        assertThat(absent.severity()).isEqualTo(Severity.OK);
        assertThat(absent.detail()).contains("touch " + flag);
        assertThat(there.severity()).isEqualTo(Severity.WARN);
        assertThat(there.remedy()).contains("rm " + flag);
    }

    @Test
    void everyMistakeOfTheConfigurationFails() {
        List<Finding> findings = primary(well -> {})
                .properties(Map.of("maintenance.poll-intervall", "1s", "maintenance.on-unknown", "shut"), "a test")
                .configuration()
                .diagnose();

        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.FAIL)
                .extracting(Finding::detail)
                .hasSize(2)
                .anyMatch(detail -> detail.contains("maintenance.poll-interval"))
                .anyMatch(detail -> detail.contains("maintenance.on-unknown"));
    }

    @Test
    void whatABackendFindsIsHandedOn() {
        List<Finding> findings = builder.noFallback()
                .backend(options -> new Talkative(primary))
                .configuration()
                .diagnose();

        assertThat(findings).contains(new Finding(Severity.WARN, "primary eviction", "entries may go", "Keep them."));
    }

    @Test
    void aBackendWhoseOwnChecksFailIsSaidSo() {
        List<Finding> findings = builder.noFallback()
                .backend(options -> new Talkative(primary) {
                    @Override
                    public List<Finding> diagnose() {
                        throw new IllegalStateException("a bug in a backend");
                    }
                })
                .configuration()
                .diagnose();

        assertThat(finding(findings, "primary backend").detail()).contains("a bug in a backend");
    }

    private MaintenanceMode.Builder primary(Consumer<FaultyBackend> prepare) {
        return builder.noFallback().backend(options -> {
            FaultyBackend backend = new FaultyBackend(primary);
            prepare.accept(backend);
            return backend;
        });
    }

    private MaintenanceMode.Builder both() {
        return primary(well -> {}).fallback(options -> new FaultyBackend(fallback));
    }

    private static void enable(MaintenanceMode.Builder builder) {
        try (MaintenanceMode maintenance = builder.open()) {
            maintenance.enable();
        }
    }

    private static Finding finding(List<Finding> findings, String check) {
        assertThat(findings).extracting(Finding::check).contains(check);
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    /** Stores whatever it is given. */
    private record BlindWriter(Map<StorageKey, String> entries) implements MaintenanceBackend {

        @Override
        public Map<StorageKey, String> read() {
            return Map.copyOf(entries);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            entries.put(key, update);
            return true;
        }

        @Override
        public void close() {}
    }

    /** Has something to say. */
    private static class Talkative implements MaintenanceBackend {

        private final Map<StorageKey, String> entries;

        Talkative(Map<StorageKey, String> entries) {
            this.entries = entries;
        }

        @Override
        public Map<StorageKey, String> read() {
            return Map.copyOf(entries);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            return false;
        }

        @Override
        public List<Finding> diagnose() {
            return List.of(new Finding(Severity.WARN, "eviction", "entries may go", "Keep them."));
        }

        @Override
        public void close() {}
    }
}
