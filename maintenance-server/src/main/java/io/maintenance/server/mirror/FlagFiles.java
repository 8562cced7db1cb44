// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import java.io.IOException;
import java.util.List;

/**
 * Files that exist while a scope is in maintenance: {@code SCOPE.on} at any level, and {@code SCOPE.read-only} beside it while
 * only what changes something is rejected.
 */
record FlagFiles(MirrorDirectory directory, List<String> scopes) implements Mirror {

    static final String ON = ".on";
    static final String READ_ONLY = ".read-only";

    @Override
    public String name() {
        return "flag-files";
    }

    @Override
    public void write(VerdictTable verdicts) throws IOException {
        for (String scope : scopes) {
            if (verdicts.counts(scope)) {
                write(scope, verdicts.of(scope));
            }
        }
    }

    /** Between two steps proxies see the stricter level, and never the beginning of a read-only maintenance as a full one. */
    private void write(String scope, Verdict verdict) throws IOException {
        switch (verdict) {
            case READ_ONLY -> {
                directory.put(scope + READ_ONLY, verdict.label() + "\n");
                directory.put(scope + ON, verdict.label() + "\n");
            }
            case ON -> {
                directory.put(scope + ON, verdict.label() + "\n");
                directory.remove(scope + READ_ONLY);
            }
            case OFF -> {
                directory.remove(scope + ON);
                directory.remove(scope + READ_ONLY);
            }
        }
    }
}
