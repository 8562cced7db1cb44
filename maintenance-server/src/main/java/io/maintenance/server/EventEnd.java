// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.admin.AdminApi;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * The end of all streams of events, before a server that stops waits for what has begun to end.
 *
 * @param admin whose streams they are
 */
record EventEnd(AdminApi admin) implements LifeCycle.Listener {

    @Override
    public void lifeCycleStopping(LifeCycle server) {
        admin.close();
    }
}
