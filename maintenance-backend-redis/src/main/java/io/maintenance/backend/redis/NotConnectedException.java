// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

/** Says that a call needs a connection that has yet to be made. Nothing was done that may not be done again. */
final class NotConnectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotConnectedException() {
        super("a connection has to be made first", null, false, false);
    }
}
