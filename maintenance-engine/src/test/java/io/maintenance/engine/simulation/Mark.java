// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.Comparator;

/** A stamp as the rules name it: first the time, then who wrote. */
public record Mark(long millis, String writer) implements Comparable<Mark> {

    static final Mark NONE = new Mark(Long.MIN_VALUE, "");

    private static final Comparator<Mark> ORDER =
            Comparator.comparingLong(Mark::millis).thenComparing(Mark::writer);

    static Mark of(String text) {
        int dot = text.indexOf('.');
        return new Mark(Long.parseLong(text.substring(0, dot)), text.substring(dot + 1));
    }

    @Override
    public int compareTo(Mark other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return millis + "." + writer;
    }
}
