// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.trials.store.StoreFault;

/**
 * The latency of questions to a node: the 99.99th percentile of 16 at once, in nanoseconds.
 *
 * @param fault of the store
 * @param calm without it
 * @param during while it lasted
 */
record QuestionLatency(StoreFault fault, long calm, long during) {

    private static final int ROUNDS = 21;
    private static final int ROUND = 100_000;

    /** Asks with and without a fault by turns. */
    static QuestionLatency measure(Deployment deployment) {
        StoreFault fault = deployment.store().can(StoreFault.HANG) ? StoreFault.HANG : StoreFault.REFUSE;
        NodeProcess node = deployment.node(1);
        node.ask("ask warm-up " + ROUND);
        for (int round = 0; round < ROUNDS; round++) {
            node.ask("ask calm " + ROUND);
            deployment.store().inject(fault, deployment.namespace());
            try {
                node.ask("ask fault " + ROUND);
            } finally {
                deployment.store().repair(fault);
            }
        }
        return new QuestionLatency(
                fault, Long.parseLong(node.ask("rare calm")), Long.parseLong(node.ask("rare fault")));
    }

    String shown() {
        return "99.99 % of questions, 16 at once, are answered within " + calm + " ns, and within " + during
                + " ns while the store " + fault.title() + ".";
    }
}
