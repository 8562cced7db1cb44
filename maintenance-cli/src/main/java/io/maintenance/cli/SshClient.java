// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.AddressRange;
import java.util.Map;

/** The machine in front of which somebody sits. */
final class SshClient {

    private SshClient() {}

    /** Returns its address, as the environment of this session has it. */
    static String address(Map<String, String> environment) {
        String connection = environment.getOrDefault("SSH_CONNECTION", environment.getOrDefault("SSH_CLIENT", ""));
        String first = connection.strip().split(" ", 2)[0];
        int zone = first.indexOf('%');
        try {
            return AddressRange.parse(zone < 0 ? first : first.substring(0, zone))
                    .text();
        } catch (IllegalArgumentException none) {
            throw new UsageException("--allow-me: this is no session of ssh, or sudo has hidden it (SSH_CONNECTION is "
                    + (connection.isEmpty() ? "not set" : "not readable") + "): give --ip ADDRESS.");
        }
    }
}
