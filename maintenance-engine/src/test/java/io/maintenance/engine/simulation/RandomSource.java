// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** A seeded source of random numbers. Each part of a world has its own, so that one part more or less leaves the others as they were. */
public final class RandomSource {

    private final long seed;
    private final SplittableRandom random;

    RandomSource(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Returns the source of a part. */
    RandomSource of(String part) {
        return new RandomSource(seed * 31 + part.hashCode());
    }

    /** Tells whether something happens that does so in {@code percent} of all cases. */
    boolean is(double percent) {
        return random.nextDouble() * 100 < percent;
    }

    /** Returns a number, both bounds included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Returns a time in nanoseconds, in milliseconds from the first to the second. */
    long millis(int least, int most) {
        return least * 1_000_000L + (long) (random.nextDouble() * (most - least) * 1_000_000L);
    }

    /** Returns a number from 0 (included) to 1 (excluded). */
    public double fraction() {
        return random.nextDouble();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
