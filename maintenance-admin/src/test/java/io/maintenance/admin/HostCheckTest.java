// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.token.Role;
import io.maintenance.admin.token.Token;
import io.maintenance.admin.token.TokenFile;
import io.maintenance.http.Gate;
import io.maintenance.http.HttpSettings;
import io.maintenance.http.RequestDescription;
import io.maintenance.http.RequestTarget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names requests may ask for. */
class HostCheckTest {

    @TempDir
    Path directory;

    private final MaintenanceMode maintenance = MaintenanceMode.builder()
            .properties(Map.of("maintenance.flag-file", "none"), "a test")
            .backend(options -> new MemoryStore())
            .noFallback()
            .namespace("shop")
            .open();
    private final Gate gate = Gate.of(
            maintenance,
            HttpSettings.of(Map.of("maintenance.http.scopes", "de.example=store-de,/fr=store-fr"), "a test"));
    private TokenFile tokens;

    @BeforeEach
    void addToken() throws IOException {
        tokens = new TokenFile(directory.resolve("tokens"));
        tokens.add(Token.of("ann", Role.READ, "a"));
    }

    @AfterEach
    void close() {
        maintenance.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8089",
                "ops.localhost",
                "127.0.0.1:8089",
                "127.0.0.2",
                "[::1]:8089",
                "[2001:db8::1]",
                "10.1.2.3",
                "ops.example",
                "OPS.example:443",
                "ops.example.",
                "ops-1:8089",
                "de.example"
            })
    void aServerAnswersToItsAddressesAndNames(String host) {
        assertThat(status(strict(), host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.1",
                "2130706433",
                "0x7f.1",
                "0177.0.0.1",
                "xops.example",
                "ops.example.evil.example",
                "a.ops.example",
                "ops.example@evil.example",
                "ops.example, evil.example",
                "localhost..",
                "[::1"
            })
    void aServerDoesNotAnswerToNamesOfOthers(String host) {
        assertThat(status(strict(), host)).isEqualTo(421);
    }

    @Test
    void aRequestForNobodyIsRefused() {
        assertThat(status(strict(), null)).isEqualTo(400);
        assertThat(status(strict(), "")).isEqualTo(400);
        assertThat(status(strict(), ":8089")).isEqualTo(400);
    }

    @Test
    void aRequestForTwoIsRefused() {
        RequestDescription two = new RequestDescription(
                "GET",
                new RequestTarget("/api/maintenance-mode"),
                "127.0.0.1",
                "localhost",
                Map.of("Host", List.of("localhost", "localhost")));

        assertThat(new AdminApi(maintenance, gate, strict())
                        .handle(two, InputStream.nullInputStream())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anApplicationWithoutTheSettingAnswersToAllItsNames() {
        assertThat(status(new AdminSettings(tokens), "shop.example")).isEqualTo(200);
    }

    private AdminSettings strict() {
        return new AdminSettings(Optional.of(tokens), Set.of("ops.example")).withHost("Ops-1");
    }

    private int status(AdminSettings settings, @Nullable String host) {
        RequestDescription request =
                new RequestDescription("GET", new RequestTarget("/api/maintenance-mode"), "127.0.0.1", host, Map.of());
        return new AdminApi(maintenance, gate, settings)
                .handle(request, InputStream.nullInputStream())
                .status();
    }
}
