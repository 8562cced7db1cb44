// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import java.io.IOException;

/** One kind of copy of the verdicts. Used by one thread. */
interface Mirror {

    /** Returns what it is called in messages and metrics: {@code flag-files}. */
    String name();

    /**
     * Makes the copy say what the verdicts are, and changes nothing that says so already.
     *
     * @throws IOException if it could not be written; the message says why, and what to do
     */
    void write(VerdictTable verdicts) throws IOException;
}
