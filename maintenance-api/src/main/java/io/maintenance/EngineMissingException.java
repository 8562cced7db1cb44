// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import org.jspecify.annotations.Nullable;

/** There is no engine at run time, or one that cannot be loaded: the class path is incomplete, and nothing was opened. */
public final class EngineMissingException extends MaintenanceException {

    private static final long serialVersionUID = 1L;

    EngineMissingException(@Nullable Throwable cause) {
        super(message(cause), "engine-missing", cause);
    }

    private static String message(@Nullable Throwable cause) {
        String found = cause == null ? "none was found" : "what was found cannot be loaded: " + cause.getMessage();
        return "The switch has no engine: " + found
                + ". Add a backend such as io.maintenance:maintenance-backend-file at runtime"
                + " scope, which brings io.maintenance:maintenance-engine along, or that artifact itself, in the version of"
                + " maintenance-api";
    }
}
