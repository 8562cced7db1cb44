// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

/** The second of two changes failed. */
final class HalfDoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HalfDoneException(String done, Exception cause) {
        super(done + " " + cause.getMessage(), cause);
    }
}
