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

    /** Creates the exception; {@code message} shows no secret. */
    public BackendException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** Creates the exception with its cause; {@code message} shows no secret. */
    public BackendException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** Returns what kind of failure this is. */
    public Kind kind() {
        return kind;
    }

    /** The kinds of failure. */
    public enum Kind {
        /** Not reached, not answered in time, or interrupted; a write may have happened all the same. */
        UNAVAILABLE,
        /** Reached and refused: credentials, permissions, a read-only or full store; nothing was written. */
        REJECTED,
        /** The text is too large for this store; nothing was written. */
        TOO_LARGE,
        /** What is stored is not text. */
        CORRUPT
    }
}
