// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.cli.command.SwitchFactory;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.InProcessTool;
import io.maintenance.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code proxy-config} takes and prints. */
class ProxyConfigCommandTest {

    private static CommandOutput run(String line) {
        return InProcessTool.run(
                SwitchFactory.AMBIENT, ("proxy-config " + line).strip().split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx",
                "nginx --mirror /run/maintenance",
                "haproxy --mirror /run/maintenance",
                "haproxy-lua",
                "caddy --on-unknown closed",
                "apache --mirror /run/maintenance --scope store-a",
                "traefik --server maintenance:8089",
                "envoy --listen 8000 --application [::1]:3000"
            })
    void itPrintsAConfigurationAndNothingElse(String line) {
        CommandOutput run = run(line);

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches("(?s)(#|--) .*Made by: maintenance proxy-config .*\n");
    }

    @Test
    void theDocumentHoldsTheConfiguration() throws IOException {
        assertThat(JSON.std.mapFrom(run("caddy --json").out()))
                .containsEntry("proxy", "caddy")
                .containsEntry("configuration", run("caddy").out());
    }

    @ParameterizedTest
    @CsvSource({
        "'', Which proxy? nginx",
        "squid, There is no 'squid'",
        "nginx --listen nowhere, --listen is HOST:PORT",
        "nginx --server 127.0.0.1:0, --server: a proxy needs",
        "nginx --application {x}:80, --application is HOST:PORT",
        "nginx --mirror relative, --mirror is an absolute path",
        "nginx --scope Shop, --scope",
        "nginx --on-unknown perhaps, --on-unknown is open or closed",
        "apache, apache needs --mirror",
        "traefik --mirror /run/x, traefik reads no files"
    })
    void whatIsWrongIsNamed(String line, String message) {
        CommandOutput run = run(line);

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message);
    }

    /** The first column of the table is prose, the second holds what follows {@code proxy-config}. */
    @Test
    void everyLineOfThePageIsACommand() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "proxies.md"));
        List<String> lines = Pattern.compile(
                        "`((?:nginx|caddy|haproxy|haproxy-lua|apache|traefik|envoy)(?: --mirror DIR)?)`")
                .matcher(page)
                .results()
                .map(each -> each.group(1).replace("DIR", "/run/maintenance"))
                .distinct()
                .toList();

        assertThat(lines).hasSize(9).allMatch(line -> run(line).exit() == 0);
    }
}
