// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.source;

/** Daemon threads in which providers find their configuration. They have a group, which those have, too, that a provider starts from them. */
public final class ProviderThreads {

    static final ThreadGroup GROUP = new ThreadGroup("maintenance-jcache");

    private ProviderThreads() {}

    public static Thread of(String name, ClassLoader loader, Runnable task) {
        Thread thread = new Thread(GROUP, task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader); // in which providers look for configuration
        return thread;
    }
}
