// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.error;

import redis.clients.jedis.exceptions.JedisConnectionException;

/** No connection could be made, so that no command was sent. */
public final class NoConnectionException extends JedisConnectionException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception in the words of another. */
    public NoConnectionException(JedisConnectionException failed) {
        super(failed.getMessage(), failed.getCause());
        setStackTrace(failed.getStackTrace());
    }
}
