// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

class MemcachedTrialsTest extends StoreTrials {

    @Override
    String name() {
        return "memcached";
    }
}
