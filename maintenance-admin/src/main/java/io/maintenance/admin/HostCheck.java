// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.address.IpAddress;
import io.maintenance.http.Gate;
import io.maintenance.http.RequestView;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses requests for a name that is not ours. A page of another site can have its own name lead to this server (DNS rebinding), and
 * is then of our site for the browser; but the browser asks for that name. Who asks for an address asks for no name.
 */
final class HostCheck {

    private static final String LOOPBACK = "localhost";

    private final Gate gate;
    private final Set<String> names;

    /**
     * Creates a check.
     *
     * @param names ours, in lower case, beside {@code localhost} and those that the gate knows; empty: all are
     */
    HostCheck(Gate gate, Set<String> names) {
        this.gate = gate;
        this.names = new TreeSet<>(names);
        if (!names.isEmpty()) {
            this.names.addAll(gate.hosts());
        }
    }

    void check(RequestView request) {
        String host = gate.host(request);
        if (host == null || host.isEmpty() || request.headers("Host").size() > 1) {
            throw new ProblemException(
                    400, "invalid-host", "a request has one header Host, with the name or address of this server");
        }
        if (!names.isEmpty() && !isOurs(host)) {
            throw new ProblemException(
                    421,
                    "misdirected",
                    "this server answers to its address, to localhost and to the names in maintenance.admin.hosts; the"
                            + " header Host has another name");
        }
    }

    private boolean isOurs(String host) {
        return host.equals(LOOPBACK)
                || host.endsWith("." + LOOPBACK)
                || names.contains(host)
                || IpAddress.tryParse(withoutBrackets(host)).isPresent();
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
