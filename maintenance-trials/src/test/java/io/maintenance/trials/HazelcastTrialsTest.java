// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.store.StoreFault;
import java.time.Duration;

class HazelcastTrialsTest extends StoreTrials {

    @Override
    String name() {
        return "hazelcast";
    }

    @Override
    FaultTrial.Limit lossLimit(StoreFault fault) {
        if (fault == StoreFault.RESTART_EMPTY) { // its clients wait up to two seconds before they connect again
            return new FaultTrial.Limit("5 s", Duration.ofSeconds(5));
        }
        return new FaultTrial.Limit("poll interval + 1 s", Duration.ofSeconds(2));
    }

    @Override
    double hopLimit() {
        return 5;
    }
}
