// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A backend could not do what it was asked. It never reaches an application: the engine turns it into a degraded outcome,
 * an exception of its own, or a line of the health report.
 */
public final class BackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final boolean unwritten;

    /** Creates the exception; {@code message} shows no secret. */
    public BackendException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** Creates the exception with its cause; {@code message} shows no secret. */
    public BackendException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, kind == Kind.REJECTED || kind == Kind.TOO_LARGE);
    }

    private BackendException(Kind kind, String message, @Nullable Throwable cause, boolean unwritten) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.unwritten = unwritten;
    }

    /** Returns what kind of failure this is. */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns the same failure, of which it is certain that nothing was written and nothing will be: it came before the write was
     * sent, or the store itself said so. A change that ends so is not in doubt.
     */
    public BackendException unwritten() {
        if (unwritten) {
            return this;
        }
        BackendException certain = new BackendException(kind, String.valueOf(getMessage()), getCause(), true);
        certain.setStackTrace(getStackTrace());
        return certain;
    }

    /** Tells whether it is certain that nothing was written; always so if the store rejected the text or it is too large. */
    public boolean isUnwritten() {
        return unwritten;
    }

    /** The kinds of failure. */
    public enum Kind {
        /** Not reached, not answered in time, or interrupted; a write may have happened unless {@link #isUnwritten}. */
        UNAVAILABLE,
        /** Reached and refused: credentials, permissions, a read-only or full store; nothing was written. */
        REJECTED,
        /** The text is too large for this store; nothing was written. */
        TOO_LARGE,
        /** What is stored is not text, and no {@link io.maintenance.spi.support.Damage} can stand for it. */
        CORRUPT
    }
}
