// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.tck.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on the oldest server that is supported in full. */
@Tag("slow")
class OldRedisTckTest extends RedisTck {

    @RegisterExtension
    static final TestServer redis = TestServer.of(RedisKinds.six());

    OldRedisTckTest() {
        super(redis);
    }

    @Override
    protected String reportName() {
        return "redis-6.2";
    }
}
