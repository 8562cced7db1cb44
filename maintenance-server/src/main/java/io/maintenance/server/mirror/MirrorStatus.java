// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import org.jspecify.annotations.Nullable;

/**
 * How a mirror is doing.
 *
 * @param name what it is called
 * @param problem why it could not be written; {@code null} if it says what is true
 */
public record MirrorStatus(String name, @Nullable String problem) {

    /** Returns {@code true} if it may say what is no longer true. */
    public boolean isFailing() {
        return problem != null;
    }
}
