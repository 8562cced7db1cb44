// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

/** Threads that keep no process alive; nor do those that a provider starts from them, unless it wants to. */
final class DaemonThread {

    private DaemonThread() {}

    static Thread of(String name, ClassLoader loader, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader); // in which providers look for configuration
        return thread;
    }
}
