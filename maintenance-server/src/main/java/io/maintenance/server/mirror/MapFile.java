// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import java.io.IOException;

/** A map of HAProxy from each host to its verdict, which HAProxy reads when it is started or reloaded. */
record MapFile(MirrorDirectory directory, HostTable hosts) implements Mirror {

    static final String NAME = "haproxy.map";

    private static final String HEAD = "# Made by maintenance serve: each host is off, read-only or on; "
            + HostTable.OTHERS + " is every other.\n";

    @Override
    public String name() {
        return "haproxy-map";
    }

    /** HAProxy is not started without the file, so that it is there even before anything is known. */
    @Override
    public void write(VerdictTable verdicts) throws IOException {
        boolean allCount = hosts.scopes().values().stream().allMatch(verdicts::counts);
        if (allCount || !directory.has(NAME)) {
            StringBuilder lines = new StringBuilder(HEAD);
            hosts.scopes().forEach((host, scope) -> lines.append(host)
                    .append(' ')
                    .append(verdicts.of(scope).label())
                    .append('\n'));
            directory.put(NAME, lines.toString());
        }
    }
}
