// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import java.util.concurrent.ThreadLocalRandom;

/** The seed of a random test, with which a failure can be repeated. */
final class RandomSeed {

    private static final String PROPERTY = "tck.seed";

    private RandomSeed() {}

    /** Returns the seed given by system property, else a new one. */
    static long next() {
        return Long.getLong(PROPERTY, ThreadLocalRandom.current().nextInt());
    }

    static String shown(long seed) {
        return "The seed was " + seed + "; -D" + PROPERTY + "=" + seed + " tries the same operations again.";
    }
}
