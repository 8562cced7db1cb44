// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import org.jspecify.annotations.Nullable;

/** No store took the change: nothing is switched. Trying again later can help. */
public final class NotStoredException extends MaintenanceException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public NotStoredException(String message, @Nullable Throwable cause) {
        super(message, "not-stored", cause);
    }
}
