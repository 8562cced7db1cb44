// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A place where a chain of lines is broken.
 *
 * @param file where the line is
 * @param line the number of the line in that file, from one
 * @param text what was found there, and what was expected
 */
public record ChainProblem(Path file, long line, String text) {

    /** Checks the components. */
    public ChainProblem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(text, "text");
    }
}
