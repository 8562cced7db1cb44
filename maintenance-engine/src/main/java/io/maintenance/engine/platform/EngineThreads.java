// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

/** Creates the engine's threads: daemons that keep neither the process nor an application's classes alive. */
public final class EngineThreads {

    private EngineThreads() {}

    public static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(null, task, "maintenance-" + name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
