// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.Comparator;

/** A stamp of the reference model: ordered by time, then by writer. */
public record ReferenceStamp(long millis, String writer) implements Comparable<ReferenceStamp> {

    static final ReferenceStamp NONE = new ReferenceStamp(Long.MIN_VALUE, "");

    private static final Comparator<ReferenceStamp> ORDER =
            Comparator.comparingLong(ReferenceStamp::millis).thenComparing(ReferenceStamp::writer);

    static ReferenceStamp of(String text) {
        int dot = text.indexOf('.');
        return new ReferenceStamp(Long.parseLong(text.substring(0, dot)), text.substring(dot + 1));
    }

    @Override
    public int compareTo(ReferenceStamp other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return millis + "." + writer;
    }
}
