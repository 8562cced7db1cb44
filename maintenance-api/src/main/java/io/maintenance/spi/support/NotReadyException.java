// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

/** Says that a call cannot be made in place; nothing was done that may not be done again, see {@link TimedCalls#callInPlace}. */
public final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception, without a stack trace: it is no failure. */
    public NotReadyException() {
        super("to be called on a thread of its own", null, false, false);
    }
}
