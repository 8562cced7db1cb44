// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts decisions by their reason. Thread-safe. */
final class DecisionCounters {

    private final Map<DecisionReason, LongAdder> adders = new EnumMap<>(DecisionReason.class);

    DecisionCounters() {
        for (DecisionReason reason : DecisionReason.values()) {
            adders.put(reason, new LongAdder());
        }
    }

    Decision counted(Decision decision) {
        if (decision.reason() != DecisionReason.OFF) {
            Objects.requireNonNull(adders.get(decision.reason())).increment();
        }
        return decision;
    }

    Map<DecisionReason, Long> counts() {
        Map<DecisionReason, Long> counts = new EnumMap<>(DecisionReason.class);
        adders.forEach((reason, adder) -> counts.put(reason, adder.sum()));
        counts.remove(DecisionReason.OFF);
        return Collections.unmodifiableMap(counts);
    }
}
