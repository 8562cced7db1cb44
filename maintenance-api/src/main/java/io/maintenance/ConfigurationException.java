// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.util.List;

/** The configuration is wrong: nothing was opened. Carries every error found, not only the first. */
public final class ConfigurationException extends MaintenanceException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // only immutable lists of texts are stored, and they are serializable
    private final List<String> problems;

    /**
     * Creates the exception.
     *
     * @param problems at least one sentence, which names the property, the value, what is allowed and where it was read
     */
    public ConfigurationException(List<String> problems) {
        super(message(problems), "configuration", null);
        this.problems = List.copyOf(problems);
    }

    /** Returns all errors, in the order in which they were found. */
    public List<String> problems() {
        return problems;
    }

    private static String message(List<String> problems) {
        return problems.size() == 1
                ? "The configuration has a mistake: " + problems.get(0)
                : "The configuration has " + problems.size() + " mistakes:\n  - " + String.join("\n  - ", problems)
                        + "\n ";
    }
}
