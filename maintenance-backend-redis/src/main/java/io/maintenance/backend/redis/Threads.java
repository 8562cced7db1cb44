// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

/** The threads of this backend: daemons that hold on to no class loader of an application. */
final class Threads {

    private Threads() {}

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
