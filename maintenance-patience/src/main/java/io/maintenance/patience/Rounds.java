// SPDX-License-Identifier: Apache-2.0
package io.maintenance.patience;

/** How often random tests try. {@code ./mutate} asks for fewer rounds, because it repeats them for each mutant. */
public final class Rounds {

    private static final int MOST = Integer.getInteger("maintenance.test.rounds", Integer.MAX_VALUE);

    private Rounds() {}

    /** Returns this number, or the largest that is allowed: {@code -Dmaintenance.test.rounds=...}. */
    public static int atMost(int rounds) {
        return Math.min(rounds, MOST);
    }
}
