// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

/** Ends the handling of a request with a {@link Problem}. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // it does not leave the process
    private final Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    ProblemException(int status, String type, String detail) {
        this(Problem.of(status, type, detail));
    }

    Problem problem() {
        return problem;
    }
}
