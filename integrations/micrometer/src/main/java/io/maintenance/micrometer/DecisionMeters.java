// SPDX-License-Identifier: Apache-2.0
package io.maintenance.micrometer;

import io.maintenance.http.DecisionReason;
import io.maintenance.http.Gate;
import io.micrometer.core.instrument.FunctionCounter;

/**
 * What the gate decided, by the rule that did; requests while off are not counted.
 *
 * @param gate the gate
 */
record DecisionMeters(Gate gate) {

    void bindTo(MeterCollector meters) {
        for (DecisionReason reason : gate.counters().keySet()) {
            meters.add(FunctionCounter.builder("maintenance.requests", gate, each -> each.counters()
                            .getOrDefault(reason, 0L))
                    .tag("rule", reason.label())
                    .description("How many requests each rule decided about while maintenance was on"));
        }
    }
}
