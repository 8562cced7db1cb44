// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

/** A rule of the gate. They are asked in order; the first that applies decides. Thread-safe. */
interface GateRule {

    /** Returns what the rule stands for. */
    DecisionReason reason();

    /** Returns {@code true} if it decides about this request. */
    boolean applies(RequestContext context);

    /** Says in a sentence why it applies, or why it does not; shown to operators, never to visitors. */
    String why(RequestContext context);

    /** Returns the decision of a rule that applies. */
    default Decision decide(RequestContext context) {
        return Pass.through(reason());
    }
}
