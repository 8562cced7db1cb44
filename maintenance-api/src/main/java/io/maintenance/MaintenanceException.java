// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import org.jspecify.annotations.Nullable;

/**
 * The root of what this library throws to say that a thing could not be done. The message says what happened, what was
 * found and what to do, and ends with the section of {@code docs/errors.md} that tells more.
 */
public class MaintenanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was found, what to do
     * @param section the section of {@code docs/errors.md}
     * @param cause what caused it, if anything did
     */
    protected MaintenanceException(String message, String section, @Nullable Throwable cause) {
        super(message + " (" + ErrorPage.section(section) + ")", cause);
    }
}
