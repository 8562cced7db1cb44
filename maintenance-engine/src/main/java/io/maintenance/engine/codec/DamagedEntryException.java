// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

/** A text is not what was written: truncated, altered, or of another namespace. Stays within the engine. */
public final class DamagedEntryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with what is wrong, as the end of a sentence about the entry. */
    public DamagedEntryException(String what) {
        super(what, null, false, false);
    }

    /** Returns what is wrong. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
