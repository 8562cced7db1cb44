// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

class RedisTrialsTest extends StoreTrials {

    @Override
    String name() {
        return "redis";
    }

    @Override
    boolean isThorough() {
        return true;
    }
}
