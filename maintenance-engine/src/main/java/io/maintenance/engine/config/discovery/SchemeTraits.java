// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.discovery;

import io.maintenance.spi.BackendEntry;
import io.maintenance.spi.Traits.Reach;
import java.time.Duration;

/**
 * What is known of all stores of a scheme before one is opened.
 *
 * @param reach who shares them
 * @param timeout how long a call may take where no timeout is configured
 */
public record SchemeTraits(Reach reach, Duration timeout) {

    /** Of a scheme without a provider, and of a store that the program hands in. */
    public static final SchemeTraits UNKNOWN = new SchemeTraits(Reach.UNKNOWN, Duration.ofMillis(500));

    static SchemeTraits of(BackendEntry entry) {
        return new SchemeTraits(entry.reach(), entry.defaultTimeout());
    }

    /** Returns {@code true} if the stores end with this process. */
    public boolean isOfProcess() {
        return reach == Reach.PROCESS;
    }

    /** Returns {@code true} if the stores are on this machine, and no other node shares them. */
    public boolean isLocal() {
        return reach == Reach.PROCESS || reach == Reach.HOST;
    }
}
