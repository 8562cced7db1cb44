// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import io.maintenance.http.HttpSettings;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The scope of each host, as maps of proxies have it. Immutable.
 *
 * @param scopes the scopes by host; {@value #OTHERS} is every other host
 */
record HostTable(SortedMap<String, String> scopes) {

    static final String OTHERS = "*";

    /** What can be a line of a map, and a word of a command. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+");

    HostTable {
        scopes = Collections.unmodifiableSortedMap(new TreeMap<>(scopes));
    }

    static HostTable of(HttpSettings settings) {
        SortedMap<String, String> scopes = settings.hostScopes();
        scopes.keySet().removeIf(host -> !HOST.matcher(host).matches());
        scopes.put(OTHERS, settings.defaultScope());
        return new HostTable(scopes);
    }

    /** Returns the verdicts that count, by host. */
    SortedMap<String, Verdict> verdicts(VerdictTable verdicts) {
        SortedMap<String, Verdict> byHost = new TreeMap<>();
        scopes.forEach((host, scope) -> {
            if (verdicts.counts(scope)) {
                byHost.put(host, verdicts.of(scope));
            }
        });
        return byHost;
    }
}
