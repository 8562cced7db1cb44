// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

/** Whether a range is on an allow-list. Out is a value like in: it is written, and wins by its stamp. */
public enum Membership {
    /** Not let through. */
    OUT,
    /** Let through. */
    IN
}
