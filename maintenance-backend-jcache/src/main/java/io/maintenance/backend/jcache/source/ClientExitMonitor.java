// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.source;

import java.util.Arrays;
import java.util.Objects;
import javax.cache.CacheManager;

/**
 * A monitor that closes a client once nothing else keeps the process alive: an application that ends without closing its switch must end, and
 * threads of Hazelcast's client are no daemons.
 *
 * @param manager the manager of the client
 */
record ClientExitMonitor(CacheManager manager) implements Runnable {

    private static final long PAUSE_MILLIS = 1000;

    /** The thread that the JVM shows once the main method has returned. */
    private static final String AFTER_MAIN = "DestroyJavaVM";

    /** Begins to look; ends with the manager. */
    static Thread watch(CacheManager manager, ClassLoader loader) {
        Thread thread = ProviderThreads.of("maintenance-jcache-end", loader, new ClientExitMonitor(manager));
        thread.start();
        return thread;
    }

    @Override
    public void run() {
        try {
            while (!manager.isClosed()) {
                Thread.sleep(PAUSE_MILLIS);
                if (isAlone()) {
                    manager.close();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether every thread that keeps the process alive was started for a cache of ours. */
    private static boolean isAlone() {
        ThreadGroup all = ProviderThreads.GROUP;
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() * 2 + 1];
        int count = all.enumerate(threads);
        return count < threads.length
                && Arrays.stream(threads).filter(Objects::nonNull).noneMatch(ClientExitMonitor::isTheApplications);
    }

    private static boolean isTheApplications(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return thread.isAlive()
                && !thread.isDaemon()
                && !thread.getName().equals(AFTER_MAIN)
                && group != null
                && !ProviderThreads.GROUP.parentOf(group);
    }
}
