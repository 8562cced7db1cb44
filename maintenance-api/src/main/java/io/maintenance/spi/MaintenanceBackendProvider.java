// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A backend that is found by {@link java.util.ServiceLoader} under its URL schemes.
 *
 * <p>Implementations have a public constructor without parameters, and name no class of a driver in fields or signatures, so
 * that a missing driver shows when the backend is opened and not when it is looked for.
 */
public interface MaintenanceBackendProvider extends MaintenanceBackendFactory {

    /** Returns the URL schemes that this provider opens, in lower case, without the colon: {@code redis}, {@code rediss}. */
    Set<String> schemes();

    /**
     * Returns how URLs of this backend are written, for people who look for one: {@code redis://HOST:PORT/DATABASE}. What is to be
     * replaced is in capitals. Never empty; unless overridden, the schemes alone.
     *
     * <p>A form without {@code //}, such as {@code jcache:PROVIDER/CACHE}, says that a name or a path follows the scheme, which
     * messages show and which may have an {@code @}. What follows another scheme at once is taken for a password without its host.
     */
    default List<String> urlForms() {
        return schemes().stream().sorted().map(scheme -> scheme + ":...").toList();
    }

    /**
     * Returns who shares the stores of this provider, as far as all of them are alike; unless overridden, nobody knows.
     *
     * <p>A store of {@link Traits.Reach#PROCESS} or {@link Traits.Reach#HOST} needs no namespace, has no fallback unless one is
     * configured, and is not offered to nodes on several machines. For one of {@code PROCESS}, which ends with the process, there is no
     * flag file either unless one is configured. An opened backend's {@link Traits} say the same.
     */
    default Traits.Reach reach() {
        return Traits.Reach.UNKNOWN;
    }

    /** Returns how long a call may take as a whole where no timeout is configured: from 10 ms to 30 s, unless overridden 500 ms. */
    default Duration defaultTimeout() {
        return Duration.ofMillis(500);
    }
}
