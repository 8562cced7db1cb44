// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;

/**
 * The limit for the size of an item of the server.
 *
 * <p>What is too large must not be sent: the server may then drop what was stored, and the driver drops the connection.
 *
 * @param bytes what the server allows, its header and the key included
 */
record ItemSizeLimit(long bytes) {

    /** What a server allows unless it is told otherwise. */
    static final int DEFAULT = 1 << 20;

    /** What {@code stats settings} calls it. */
    static final String SETTING = "item_size_max";

    /** The server's header, the longest key of ours, and some room. */
    static final int OVERHEAD = 256;

    /** No text of this length needs more bytes than an item may have by default: a char takes three at most. */
    static final int MAX_LENGTH = (DEFAULT - OVERHEAD) / 3;

    static void require(String server, String text) {
        if (text.length() > MAX_LENGTH) {
            throw tooLarge(server + " takes " + MAX_LENGTH + " characters, and this text has " + text.length(), "");
        }
    }

    void require(String server, byte[] value) {
        if (value.length > bytes - OVERHEAD) {
            String what =
                    server + " takes " + Math.max(0, bytes - OVERHEAD) + " bytes, and this text has " + value.length;
            throw tooLarge(what, ", or start the server with a larger -I");
        }
    }

    private static BackendException tooLarge(String what, String orElse) {
        return new BackendException(
                Kind.TOO_LARGE, what + "; nothing was written. Keep fewer or shorter values" + orElse + ".");
    }
}
