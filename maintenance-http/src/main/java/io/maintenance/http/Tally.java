// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts decisions by their reason. Thread-safe. */
final class Tally {

    private final Map<Reason, LongAdder> adders = new EnumMap<>(Reason.class);

    Tally() {
        for (Reason reason : Reason.values()) {
            adders.put(reason, new LongAdder());
        }
    }

    Decision counted(Decision decision) {
        if (decision.reason() != Reason.OFF) {
            Objects.requireNonNull(adders.get(decision.reason())).increment();
        }
        return decision;
    }

    Map<Reason, Long> counts() {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        adders.forEach((reason, adder) -> counts.put(reason, adder.sum()));
        counts.remove(Reason.OFF);
        return Collections.unmodifiableMap(counts);
    }
}
