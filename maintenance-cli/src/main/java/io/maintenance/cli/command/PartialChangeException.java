// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

/** Signals that the second of two changes failed after the first was stored. */
final class PartialChangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartialChangeException(String done, Exception cause) {
        super(done + " " + cause.getMessage(), cause);
    }
}
