// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Caddy. */
final class CaddyProcess extends ProxyProcess {

    CaddyProcess(Path directory, int port) {
        super(directory, port);
    }

    @Override
    void configure(String configuration) throws IOException {
        Files.writeString(directory.resolve("maintenance.caddyfile"), configuration);
        Files.writeString(
                directory.resolve("Caddyfile"),
                """
                {
                	admin unix/%1$s/admin.sock
                	auto_https off
                	storage file_system %1$s/storage
                }
                import maintenance.caddyfile
                """
                        .formatted(directory));
    }

    @Override
    List<String> command() {
        return List.of(caddy(), "run", "--config", directory + "/Caddyfile", "--adapter", "caddyfile");
    }

    @Override
    void reload() throws Exception {
        run(List.of(
                caddy(),
                "reload",
                "--force",
                "--config",
                directory + "/Caddyfile",
                "--adapter",
                "caddyfile",
                "--address",
                "unix/" + directory + "/admin.sock"));
    }

    private static String caddy() {
        return program("caddy", "caddy");
    }
}
