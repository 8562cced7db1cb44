// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.store.StoreFault;
import java.time.Duration;

class MemcachedTrialsTest extends StoreTrials {

    @Override
    String name() {
        return "memcached";
    }

    @Override
    FaultTrial.Limit lossLimit(StoreFault fault) {
        return new FaultTrial.Limit("poll interval + 1 s", Duration.ofSeconds(2));
    }
}
