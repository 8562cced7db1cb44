// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.MaintenanceException;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.tck.fixture.AuthorException;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Handles what the test of a rule throws: every message begins with the id of the rule, whether a check failed, the test was
 * skipped, the backend threw an exception where none is allowed, or the author's class did. A SHOULD that is not kept is a skip.
 */
public final class RuleExceptionHandler
        implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    /** The configuration parameter of JUnit that turns a skipped MUST red. */
    static final String STRICT = "tck.strict";

    private static final String CALL =
            "may the backend fail here? While nothing is wrong with the store, a call returns;"
                    + " it never throws anything but BackendException, or IllegalStateException after close.";
    private static final String DOWN = "is the store up, and does it answer within timeout()? "
            + MessageText.SLOW_MACHINE + " While nothing is wrong with the store, a call returns.";
    private static final String NODE =
            "a node cannot work with the backend. Are the rules of Options, Storage and CompareAndSet green?";
    private static final String AUTHOR = "does it work outside of the kit? The backend was not asked.";
    private static final String ENDLESS = "does a call or a fault never return? " + MessageText.SLOW_MACHINE;
    private static final String CHANCE =
            " (Whether this shows depends on the order in which threads run: a run that is green proves little.)";

    /** For JUnit. */
    public RuleExceptionHandler() {}

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable problem) throws Throwable {
        ContractRule rule = context.getRequiredTestMethod().getAnnotation(ContractRule.class);
        if (rule == null || problem instanceof VirtualMachineError) {
            throw problem;
        }
        if (problem instanceof TestAbortedException) {
            throw skipped(context, rule, problem);
        }
        if (rule.should() && problem instanceof AssertionError) {
            Assumptions.abort(rule.value() + " skipped: a SHOULD that is not kept: " + problem.getMessage());
        }
        throw failure(rule, problem);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable problem) throws Throwable {
        ContractRule rule = context.getRequiredTestMethod().getAnnotation(ContractRule.class);
        boolean ours = problem instanceof AuthorException || problem instanceof AssertionError;
        throw rule == null || !ours ? problem : failure(rule, problem);
    }

    private static Throwable skipped(ExtensionContext context, ContractRule rule, Throwable skip) {
        String seen = rule.value() + " skipped: " + skip.getMessage();
        if (rule.should() || !isStrict(context)) {
            return new TestAbortedException(seen);
        }
        return new AssertionError(
                seen + ". Check: the run is strict, so that a MUST must be tested: give the kit the means, or drop "
                        + STRICT + " and isStrict().",
                skip);
    }

    private static boolean isStrict(ExtensionContext context) {
        return context.getConfigurationParameter(STRICT, Boolean::valueOf).orElse(false)
                || context.getRequiredTestInstances()
                        .findInstance(RuleGroup.class)
                        .filter(group -> group.subject().isStrict())
                        .isPresent();
    }

    private static AssertionError failure(ContractRule rule, Throwable problem) {
        AssertionError seen = problem instanceof AssertionError already ? already : unexpected(problem);
        Throwable cause = seen.equals(problem) ? problem.getCause() : problem;
        String chance = rule.racy() && seen.equals(problem) ? CHANCE : "";
        AssertionError failure = new AssertionError(rule.value() + ": " + seen.getMessage() + chance, cause);
        failure.setStackTrace(problem.getStackTrace());
        return failure;
    }

    private static AssertionError unexpected(Throwable problem) {
        if (problem instanceof AuthorException) {
            return Requirement.failure(String.valueOf(problem.getMessage()), AUTHOR);
        }
        if (problem instanceof TimeoutException) {
            return Requirement.failure("The rule did not end: " + problem.getMessage() + ".", ENDLESS);
        }
        String seen = MessageText.failure(problem) + " came out.";
        boolean down = problem instanceof BackendException failed && failed.kind() == Kind.UNAVAILABLE;
        return Requirement.failure(seen, down ? DOWN : problem instanceof MaintenanceException ? NODE : CALL);
    }
}
