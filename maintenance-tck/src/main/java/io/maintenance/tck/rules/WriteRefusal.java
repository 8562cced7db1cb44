// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.Requirement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The refusal of a write that the store cannot take: it says why, and leaves the entry as it was, absent or not.
 *
 * @param backend to which is written
 * @param key the entry
 * @param limit when it is said of a call that it does not end
 */
record WriteRefusal(MaintenanceBackend backend, StorageKey key, Duration limit) {

    private static final String ENCODING =
            "is the text encoded strictly? What UTF-8 cannot express is BackendException REJECTED, before anything is"
                    + " written; EntryBytes does so. Most encoders write a question mark in its place.";

    /** Fails the rule unless the text is too large and the old one stays. */
    void requireTooLarge(@Nullable String old, String text) {
        CallOutcome<Boolean> call = write(old, text);
        Requirement.that(
                call.kind().filter(Kind.TOO_LARGE::equals).isPresent(),
                "One character more than traits() allow should throw BackendException TOO_LARGE, but " + call + ".",
                "is the length looked at before the text is sent?");
        stays(old, "After a refused write ", "is it written in place, or created before the text is there?");
    }

    /** Fails the rule unless the text is kept, or is rejected and the old one stays; returns what is stored now. */
    @Nullable
    String requireKeptOrRejected(@Nullable String old, String text) {
        CallOutcome<Boolean> call = write(old, text);
        boolean kept = Boolean.TRUE.equals(call.value());
        boolean rejected = call.kind().filter(Kind.REJECTED::equals).isPresent();
        Requirement.that(
                kept || rejected,
                "A text with half of a surrogate pair should be kept or throw BackendException REJECTED, but " + call
                        + ".",
                ENCODING);
        String now = kept ? text : old;
        stays(now, "After such a write ", ENCODING);
        return now;
    }

    private CallOutcome<Boolean> write(@Nullable String old, String text) {
        return CallOutcome.of(limit, () -> backend.compareAndSet(key, old, text));
    }

    private void stays(@Nullable String expected, String when, String check) {
        Requirement.sameText(expected, backend.read().get(key), when + RuleGroup.name(key), check);
    }
}
