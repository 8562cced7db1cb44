// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.util.Objects;

/**
 * One thing that a check found.
 *
 * @param severity how bad it is
 * @param check what was looked at, a few words
 * @param detail what was found
 * @param remedy what to do; empty if there is nothing to do
 */
public record Finding(Severity severity, String check, String detail, String remedy) {

    /** Checks the components. */
    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** How bad a finding is. */
    public enum Severity {
        /** As it should be. */
        OK,
        /** Works now, and will hurt one day. */
        WARN,
        /** Does not work. */
        FAIL
    }
}
