// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A HAProxy, with the script that asks. */
final class HaproxyProcess extends ProxyProcess {

    private final String script;

    HaproxyProcess(Path directory, int port, String script) {
        super(directory, port);
        this.script = script;
    }

    @Override
    void configure(String configuration) throws IOException {
        Files.writeString(directory.resolve("maintenance.lua"), script);
        Files.writeString(directory.resolve("maintenance.cfg"), configuration);
        Files.writeString(
                directory.resolve("haproxy.cfg"),
                """
                global
                    stats socket %1$s/admin.sock mode 600 level admin
                    lua-load %1$s/maintenance.lua
                defaults
                    timeout connect 5s
                    timeout client 60s
                    timeout server 60s
                    timeout tunnel 60s
                """
                        .formatted(directory));
    }

    @Override
    List<String> command() {
        return List.of(
                program("haproxy", "haproxy"),
                "-db",
                "-f",
                directory + "/haproxy.cfg",
                "-f",
                directory + "/maintenance.cfg");
    }

    @Override
    void reload() throws Exception {
        List<String> successor = new ArrayList<>(command());
        successor.addAll(List.of("-sf", Long.toString(pid())));
        replaceBy(launch(successor));
    }
}
