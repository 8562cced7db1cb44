// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.watch;

import io.maintenance.spi.Watch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The watches of one backend. */
public final class WatchRegistry {

    private static final Logger LOG = System.getLogger("io.maintenance.backend.jcache");

    private final List<CacheWatch> watches = new CopyOnWriteArrayList<>();

    public Watch watch(Runnable hint) {
        CacheWatch watch = new CacheWatch(hint);
        watches.add(watch);
        return watch;
    }

    public boolean isWatched() {
        return !watches.isEmpty();
    }

    public void hint() {
        watches.forEach(CacheWatch::hint);
    }

    public void end() {
        watches.clear();
    }

    private final class CacheWatch implements Watch {

        private final Runnable hint;

        CacheWatch(Runnable hint) {
            this.hint = hint;
        }

        void hint() {
            if (watches.contains(this)) {
                try {
                    hint.run();
                } catch (RuntimeException | Error theirs) {
                    LOG.log(Level.DEBUG, "A hint failed", theirs);
                }
            }
        }

        /** Never: to clear a cache tells no listener. */
        @Override
        public boolean isComplete() {
            return false;
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
