// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

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
     */
    default List<String> urlForms() {
        return schemes().stream().sorted().map(scheme -> scheme + ":...").toList();
    }
}
