// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.List;

/**
 * How a decision came about: for operators, never for visitors. Immutable.
 *
 * @param scope the scope that the request belongs to
 * @param steps the rules that were asked, in their order; the last one applies
 * @param decision what became of it
 */
public record Explanation(String scope, List<RuleStep> steps, Decision decision) {

    /** Copies the steps. */
    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * What one rule said of a request. Immutable.
     *
     * @param rule the rule
     * @param applies whether it decided; the rules after it were not asked
     * @param why a sentence for operators: it may name what visitors must not see
     */
    public record RuleStep(DecisionReason rule, boolean applies, String why) {}
}
