// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.util.List;

/** The command line is wrong. Carries every mistake found. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // only immutable lists of texts are stored, and they are serializable
    private final List<String> problems;

    UsageException(String problem) {
        this(List.of(problem));
    }

    UsageException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
