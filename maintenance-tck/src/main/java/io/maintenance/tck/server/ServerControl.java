// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.server;

import io.maintenance.spi.HostPort;

/** A running server, and what can be done to it. What is not possible skips the test, and says why. */
public interface ServerControl extends AutoCloseable {

    HostPort address();

    /** Makes it hang. */
    void stop();

    void resume();

    void kill();

    /** Returns once it answers again, at the same address. */
    void restart();

    /** Whether {@link #stop} and {@link #resume} are possible. */
    boolean canHang();

    /** Whether {@link #kill} and {@link #restart} are possible. */
    boolean canDie();

    @Override
    void close();
}
