// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The translation of what goes wrong with a call into the words of a backend. A driver's failures have to be translated; the words
 * for the rest suit every store.
 */
@FunctionalInterface
public interface CallFailures {

    /**
     * Returns failures of a kind that their cause tells, in words that suit every store and the text of the
     * cause: for drivers that show no secret.
     *
     * @param kind tells what it means that a call threw this; it is not asked about a {@link BackendException}
     */
    static CallFailures ofKind(Function<Throwable, Kind> kind) {
        return cause -> cause instanceof BackendException stated
                ? stated
                : new BackendException(kind.apply(cause), "The call failed: " + cause, cause);
    }

    /** Returns what it means that the call threw this; it may be a {@link BackendException} already. */
    BackendException failed(Throwable cause);

    /** Returns what to say of a call that did not end in time. */
    default BackendException late(Deadline deadline, Throwable cause) {
        String what = "No answer within " + deadline.timeout().toMillis() + " ms.";
        return new BackendException(Kind.UNAVAILABLE, what, cause);
    }

    /** Returns what to say of a call that was not sent, because those before it do not heed their interrupt. */
    default BackendException stuck() {
        return new BackendException(Kind.UNAVAILABLE, "Earlier calls have not come back.");
    }

    /** Returns what to say of a call whose caller was interrupted. */
    default BackendException interrupted(@Nullable Throwable cause) {
        return new BackendException(Kind.UNAVAILABLE, "The thread was interrupted during the call.", cause);
    }

    /** Returns what to say of a call that was under way when the backend was closed. */
    default BackendException closed(@Nullable Throwable cause) {
        return new BackendException(Kind.UNAVAILABLE, "The backend was closed during the call.", cause);
    }
}
