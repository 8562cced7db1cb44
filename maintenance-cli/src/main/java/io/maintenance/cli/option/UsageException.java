// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import java.util.List;

/** Signals errors in the command line. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // only immutable lists of texts are stored, and they are serializable
    private final List<String> problems;

    /** Creates it for one error. */
    public UsageException(String problem) {
        this(List.of(problem));
    }

    /** Creates it for several errors. */
    public UsageException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns each error as a sentence. */
    public List<String> problems() {
        return problems;
    }
}
