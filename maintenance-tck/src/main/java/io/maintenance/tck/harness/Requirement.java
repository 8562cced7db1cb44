// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.harness;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A comparison of what was seen with what a rule requires. Messages tell the author of the backend what was seen, and what to check. */
public final class Requirement {

    private Requirement() {}

    /** Fails unless {@code holds}. */
    public static void that(boolean holds, String seen, String check) {
        if (!holds) {
            throw failure(seen, check);
        }
    }

    /** Fails unless the text is the expected one; {@code where} says which text it is. */
    public static void sameText(@Nullable String expected, @Nullable String seen, String where, String check) {
        if (!Objects.equals(expected, seen)) {
            throw failure(
                    where + " should be " + MessageText.text(expected) + " and is " + MessageText.text(seen)
                            + MessageText.difference(expected, seen) + ".",
                    check);
        }
    }

    public static AssertionError failure(String seen, String check) {
        return new AssertionError(seen + " Check: " + check);
    }
}
