// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

/**
 * The change cannot be stored, however often it is tried: the store holds a newer format, or a damaged entry that nobody
 * here can replace, or the entry would be too large, or it would end what is on without saying so. Nothing is switched.
 */
public final class ChangeRefusedException extends MaintenanceException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String said;

    /** Creates the exception. */
    public ChangeRefusedException(Reason reason, String message) {
        super(message, reason.section, null);
        this.reason = reason;
        this.said = message;
    }

    /** Creates a refusal that also says what an earlier try of the same change left behind. */
    public ChangeRefusedException(ChangeRefusedException refused, String left) {
        this(refused.reason, refused.said + left);
    }

    /** Returns why the change is refused. */
    public Reason reason() {
        return reason;
    }

    /** Why a change is refused. */
    public enum Reason {
        /** The store holds a format that this version does not know. */
        NEWER_FORMAT("newer-format"),
        /** An entry is damaged, and this node has no valid one to put there. */
        DAMAGED("damaged-entry"),
        /** The entry would be larger than the store takes, or than could be read back. */
        TOO_LARGE("too-large"),
        /** It starts in the future, and its holder's maintenance is on now. */
        ALREADY_ON("already-on");

        private final String section;

        Reason(String section) {
            this.section = section;
        }
    }
}
