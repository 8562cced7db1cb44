// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

/** One of the rules that are asked in order; the first that applies decides. Thread-safe. */
interface Rule {

    /** Returns what the rule stands for. */
    Reason reason();

    /** Tells whether it decides about this visit. */
    boolean applies(Visit visit);

    /** Says in a sentence why it applies, or why it does not; shown to operators, never to visitors. */
    String why(Visit visit);

    /** Returns the decision of a rule that applies. */
    default Decision decide(Visit visit) {
        return Pass.through(reason());
    }
}
