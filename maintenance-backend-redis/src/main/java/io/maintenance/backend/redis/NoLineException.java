// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import redis.clients.jedis.exceptions.JedisConnectionException;

/** No connection could be made, so that no command was sent. */
final class NoLineException extends JedisConnectionException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception in the words of another. */
    NoLineException(JedisConnectionException failed) {
        super(failed.getMessage(), failed.getCause());
        setStackTrace(failed.getStackTrace());
    }
}
