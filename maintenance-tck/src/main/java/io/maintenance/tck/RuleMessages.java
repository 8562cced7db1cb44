// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Makes every message begin with the id of the rule, whatever went wrong: a failed check, a skip, or an exception that the
 * backend threw where none is allowed. A SHOULD that is not kept is a skip.
 */
final class RuleMessages implements TestExecutionExceptionHandler {

    private static final String UNEXPECTED =
            " Check: may the backend fail here? While nothing is wrong with the store, a"
                    + " call returns; it never throws anything but BackendException, or IllegalStateException after close.";

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable problem) throws Throwable {
        Rule rule = context.getRequiredTestMethod().getAnnotation(Rule.class);
        if (rule == null || problem instanceof VirtualMachineError) {
            throw problem;
        }
        if (problem instanceof TestAbortedException) {
            Assumptions.abort(rule.value() + " skipped: " + problem.getMessage());
        }
        AssertionError failure = problem instanceof AssertionError
                ? new AssertionError(rule.value() + ": " + problem.getMessage(), problem.getCause())
                : new AssertionError(rule.value() + ": " + problem + " came out." + UNEXPECTED, problem);
        if (rule.should() && problem instanceof AssertionError) {
            Assumptions.abort(rule.value() + " skipped: a SHOULD that is not kept: " + problem.getMessage());
        }
        failure.setStackTrace(problem.getStackTrace());
        throw failure;
    }
}
