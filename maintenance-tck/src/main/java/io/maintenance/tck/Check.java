// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds what was seen against what a rule asks for. Messages are for the author of the backend: what was seen, what to check. */
final class Check {

    private Check() {}

    /** Fails unless {@code holds}. */
    static void that(boolean holds, String seen, String check) {
        if (!holds) {
            throw failure(seen, check);
        }
    }

    /** Fails unless the text is the expected one; {@code where} says which text it is. */
    static void sameText(@Nullable String expected, @Nullable String seen, String where, String check) {
        if (!Objects.equals(expected, seen)) {
            throw failure(
                    where + " should be " + Shown.text(expected) + " and is " + Shown.text(seen)
                            + Shown.difference(expected, seen) + ".",
                    check);
        }
    }

    static AssertionError failure(String seen, String check) {
        return new AssertionError(seen + " Check: " + check);
    }
}
