// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

class HazelcastTrialsTest extends StoreTrials {

    @Override
    String name() {
        return "hazelcast";
    }
}
