// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.tck.TestServer;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisBackendTckTest extends RedisTck {

    @RegisterExtension
    static final TestServer redis = TestServer.redis();

    RedisBackendTckTest() {
        super(redis);
    }
}
