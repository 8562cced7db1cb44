// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import io.maintenance.address.AddressRange;
import java.util.Map;

/** The ssh session in which the command runs, as the environment describes it. */
public final class SshSession {

    private SshSession() {}

    /** Returns the address of the client; fails if the environment has none. */
    public static AddressRange clientAddress(Map<String, String> environment) {
        String connection = environment.getOrDefault("SSH_CONNECTION", environment.getOrDefault("SSH_CLIENT", ""));
        String first = connection.strip().split(" ", 2)[0];
        int zone = first.indexOf('%');
        try {
            return AddressRange.parse(zone < 0 ? first : first.substring(0, zone));
        } catch (IllegalArgumentException none) {
            throw new UsageException("--allow-me: this is no session of ssh, or sudo has hidden it (SSH_CONNECTION is "
                    + (connection.isEmpty() ? "not set" : "not readable") + "): give --ip ADDRESS.");
        }
    }
}
