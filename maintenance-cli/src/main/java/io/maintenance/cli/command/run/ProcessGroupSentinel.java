// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.run;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An idle process in the process group of this one. If it ends, a signal was sent to the whole group, as by Ctrl-C, and not to
 * this process alone. It ends with this process in any case.
 */
final class ProcessGroupSentinel {

    /** A signalled process ends as soon as it is scheduled, which takes a moment on a busy machine. */
    private static final long SCHEDULING_MILLIS = 1_000;

    private final @Nullable Process process;

    private ProcessGroupSentinel(@Nullable Process process) {
        this.process = process;
    }

    /** Starts a sentinel. If it cannot be started, no signal is taken for one to the group. */
    static ProcessGroupSentinel start() {
        try {
            return new ProcessGroupSentinel(new ProcessBuilder("cat")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            return new ProcessGroupSentinel(null);
        }
    }

    /** Returns, after this process or a member was signalled, whether the signal was sent to the group. */
    boolean wasSignalled() throws InterruptedException {
        return process != null && process.waitFor(SCHEDULING_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Ends the sentinel. */
    void stop() {
        if (process != null) {
            process.destroy();
        }
    }
}
