// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An Apache httpd. It does not serve as root, so that root's directories have to be open to its user. */
final class ApacheProcess extends ProxyProcess {

    private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

    ApacheProcess(Path directory, int port) {
        super(directory, port);
    }

    @Override
    void configure(String configuration) throws IOException {
        Files.writeString(directory.resolve("maintenance.conf"), configuration);
        String modules = Stream.of("mpm_event", "authz_core", "rewrite", "headers", "proxy", "proxy_http")
                .map(each -> "LoadModule " + each + "_module " + MODULES + "/mod_" + each + ".so")
                .collect(Collectors.joining("\n"));
        Files.writeString(
                directory.resolve("httpd.conf"),
                """
                %1$s
                %2$s
                ServerRoot %3$s
                DefaultRuntimeDir %3$s
                PidFile %3$s/pid
                ServerName localhost
                StartServers 1
                ThreadsPerChild 64
                MaxRequestWorkers 128
                ErrorLog /dev/stderr
                <Directory "/">
                    Require all denied
                </Directory>
                Listen 127.0.0.1:%4$d
                Include %3$s/maintenance.conf
                """
                        .formatted(modules, isRoot() ? "User www-data\nGroup www-data" : "", directory, port));
    }

    @Override
    List<String> command() {
        return List.of(
                program("apache2", "apache2-bin"),
                "-d",
                directory.toString(),
                "-f",
                directory + "/httpd.conf",
                "-DFOREGROUND");
    }

    @Override
    void reload() throws Exception {
        run(List.of("/bin/kill", "-USR1", Long.toString(pid())));
    }
}
