// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.HostPort;

/** A server that runs. What cannot be done to it skips the test, and says why. */
interface Server extends AutoCloseable {

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
