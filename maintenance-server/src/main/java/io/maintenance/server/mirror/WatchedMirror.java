// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import io.maintenance.spi.support.Sentence;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A mirror whose failures are remembered, and logged once. Written by one thread, asked by any. */
final class WatchedMirror {

    private static final System.Logger LOG = System.getLogger(WatchedMirror.class.getName());

    private final Mirror mirror;
    private volatile @Nullable String problem;

    WatchedMirror(Mirror mirror) {
        this.mirror = mirror;
    }

    MirrorStatus status() {
        return new MirrorStatus(mirror.name(), problem);
    }

    void write(VerdictTable verdicts) {
        try {
            mirror.write(verdicts);
            good();
        } catch (IOException | RuntimeException e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    private void good() {
        if (problem != null) {
            problem = null;
            LOG.log(System.Logger.Level.INFO, "The mirror {0} is written again", mirror.name());
        }
    }

    private void failed(String why) {
        boolean first = problem == null;
        problem = why;
        if (first) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The mirror {0} was not written, and proxies go on with what it said last: {1} It is tried again"
                            + " all the time, see docs/errors.md#mirror-not-written",
                    mirror.name(),
                    Sentence.of(why));
        }
    }
}
