// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

import io.maintenance.spi.support.DaemonThreads;

/** Creates the engine's threads: daemons that keep neither the process nor an application's classes alive. */
public final class EngineThreads {

    private EngineThreads() {}

    public static Thread daemon(String name, Runnable task) {
        return DaemonThreads.create("maintenance-" + name, task);
    }
}
