// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

/** How the engine's threads are made: daemons that keep neither the process nor an application's classes alive. */
final class Threads {

    private Threads() {}

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(null, task, "maintenance-" + name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
