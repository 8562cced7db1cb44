// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.store.StoreFault;
import java.time.Duration;

class RedisTrialsTest extends StoreTrials {

    @Override
    String name() {
        return "redis";
    }

    @Override
    FaultTrial.Limit lossLimit(StoreFault fault) {
        return new FaultTrial.Limit("1 s", Duration.ofSeconds(1));
    }

    @Override
    boolean isThorough() {
        return true;
    }

    @Override
    double hopLimit() {
        return 10; // on a busy machine; a quiet one comes to less than 5, see docs/faults.md
    }
}
