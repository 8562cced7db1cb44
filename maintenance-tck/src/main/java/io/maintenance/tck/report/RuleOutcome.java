// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.report;

/** What may become of a rule; the later outweighs the earlier. */
enum RuleOutcome {
    NOT_RUN,
    SKIPPED,
    /** Of a part of the contract that the author's class does not declare. */
    OUTSIDE,
    PASSED,
    FAILED
}
