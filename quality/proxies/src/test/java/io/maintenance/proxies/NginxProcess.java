// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** An nginx. */
final class NginxProcess extends ProxyProcess {

    private final UnaryOperator<String> edit;

    NginxProcess(Path directory, int port) {
        this(directory, port, UnaryOperator.identity());
    }

    /** Has a configuration that somebody has changed. */
    NginxProcess(Path directory, int port, UnaryOperator<String> edit) {
        super(directory, port);
        this.edit = edit;
    }

    @Override
    void configure(String configuration) throws IOException {
        Files.writeString(
                directory.resolve("maintenance.conf"),
                edit.apply(configuration)
                        .replace(
                                "/var/lib/nginx/maintenance",
                                directory.resolve("cache").toString()));
        Files.writeString(
                directory.resolve("nginx.conf"),
                """
                daemon off;
                %s
                worker_processes 1;
                pid %2$s/pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %2$s/body;
                    proxy_temp_path %2$s/proxy;
                    fastcgi_temp_path %2$s/fastcgi;
                    uwsgi_temp_path %2$s/uwsgi;
                    scgi_temp_path %2$s/scgi;
                    include %2$s/maintenance.conf;
                }
                """
                        .formatted(isRoot() ? "user root root;" : "", directory));
    }

    @Override
    List<String> command() {
        return List.of(
                program("nginx", "nginx"), "-p", directory.toString(), "-c", directory + "/nginx.conf", "-e", "stderr");
    }

    @Override
    void reload() throws Exception {
        run(List.of("/bin/kill", "-HUP", Long.toString(pid())));
    }
}
