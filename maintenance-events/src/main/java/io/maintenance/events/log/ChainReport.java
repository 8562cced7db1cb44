// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.util.List;

/**
 * What checking a chain of lines came to.
 *
 * @param lines how many lines were read
 * @param seq the number of the last line in its chain; zero if there is none
 * @param hash the SHA-256 of the last line: whoever notes it elsewhere can tell later that nothing before it was changed
 * @param problems where the chain is broken, at most the first hundred
 * @param notes what is worth knowing, and breaks nothing
 */
public record ChainReport(long lines, long seq, String hash, List<ChainProblem> problems, List<String> notes) {

    /** Copies the lists. */
    public ChainReport {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Returns {@code true} if nothing shows that a line was altered, removed, inserted or moved. */
    public boolean isWhole() {
        return problems.isEmpty();
    }
}
