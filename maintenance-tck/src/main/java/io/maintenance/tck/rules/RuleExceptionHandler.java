// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.MaintenanceException;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Handles what the test of a rule throws: every message begins with the id of the rule, whether a check failed, the test was
 * skipped, or the backend threw an exception where none is allowed. A SHOULD that is not kept is a skip.
 */
public final class RuleExceptionHandler implements TestExecutionExceptionHandler {

    private static final String CALL =
            "may the backend fail here? While nothing is wrong with the store, a call returns;"
                    + " it never throws anything but BackendException, or IllegalStateException after close.";
    private static final String NODE =
            "a node cannot work with the backend. Are the rules of Options, Storage and CompareAndSet green?";

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable problem) throws Throwable {
        ContractRule rule = context.getRequiredTestMethod().getAnnotation(ContractRule.class);
        if (rule == null || problem instanceof VirtualMachineError) {
            throw problem;
        }
        if (problem instanceof TestAbortedException) {
            Assumptions.abort(rule.value() + " skipped: " + problem.getMessage());
        }
        if (rule.should() && problem instanceof AssertionError) {
            Assumptions.abort(rule.value() + " skipped: a SHOULD that is not kept: " + problem.getMessage());
        }
        AssertionError seen = problem instanceof AssertionError already ? already : unexpected(problem);
        Throwable cause = seen.equals(problem) ? problem.getCause() : problem;
        AssertionError failure = new AssertionError(rule.value() + ": " + seen.getMessage(), cause);
        failure.setStackTrace(problem.getStackTrace());
        throw failure;
    }

    private static AssertionError unexpected(Throwable problem) {
        String seen = MessageText.failure(problem) + " came out.";
        return Requirement.failure(seen, problem instanceof MaintenanceException ? NODE : CALL);
    }
}
