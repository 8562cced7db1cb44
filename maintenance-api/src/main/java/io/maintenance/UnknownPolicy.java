// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

/** What a node answers while it knows nothing: no store could be read, and nothing was known before. */
public enum UnknownPolicy {
    /** Answer "off": visitors are let in. */
    OPEN,

    /** Answer "on": visitors are rejected. */
    CLOSED
}
