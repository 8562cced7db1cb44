// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that waits beside this one, in the same process group, and has no other work: if it ends, a signal went to the whole
 * group, as when somebody presses Ctrl-C, and not to this process alone. It ends with this process in any case.
 */
final class GroupWitness {

    /** A process that is signalled ends at once; on a busy machine it has to be its turn first. */
    private static final long ITS_TURN_MILLIS = 1_000;

    private final @Nullable Process process;

    private GroupWitness(@Nullable Process process) {
        this.process = process;
    }

    /** Starts one. Where none can be, no signal seems to have gone to the group. */
    static GroupWitness start() {
        try {
            return new GroupWitness(new ProcessBuilder("cat")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            return new GroupWitness(null);
        }
    }

    /** Tells, after a signal came or a process was ended by one, whether that went to the group. */
    boolean wasSignalled() throws InterruptedException {
        return process != null && process.waitFor(ITS_TURN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Lets it go. */
    void dismiss() {
        if (process != null) {
            process.destroy();
        }
    }
}
