// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.util.List;

/** A backend's options are wrong. Every problem is a sentence that names the option and what is allowed. */
public final class InvalidOptionsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // only immutable lists of texts are stored, and they are serializable
    private final List<String> problems;

    /** Creates the exception from at least one problem. */
    public InvalidOptionsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns all problems, in the order in which they were found. */
    public List<String> problems() {
        return problems;
    }
}
