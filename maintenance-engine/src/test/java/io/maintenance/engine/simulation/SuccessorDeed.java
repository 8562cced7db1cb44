// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.Mirror.Line;
import io.maintenance.engine.simulation.Mirror.Name;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What a later version changes. In the first format that is all that one may do: attributes and levels to come, scopes and
 * holders by any name, ranges in spellings to come, and lines of its own, whose names stay and whose texts only grow.
 *
 * @param kind what it is
 * @param scope where
 * @param name of which holder, range or line
 * @param on whether it is turned on, or let in
 * @param text something of which this version does not know what it means
 */
record SuccessorDeed(Kind kind, String scope, String name, boolean on, String text) {

    /** What a later version may be about. */
    enum Kind {
        HOLDER,
        RANGE,
        STATUS_LINE,
        ADDRESSES_LINE,
        CLEAR_STATUS,
        CLEAR_ADDRESSES
    }

    /**
     * Returns what it adds.
     *
     * @param after issues a stamp behind that of a register and that of the floor above it
     */
    Mirror delta(Mirror seen, BinaryOperator<Mark> after) {
        return switch (kind) {
            case HOLDER -> of(new Name(EntryReader.STATUS, scope, name), seen, after, true);
            case RANGE -> of(new Name(EntryReader.ADDRESSES, scope, name), seen, after, false);
            case STATUS_LINE -> loose(Name.loose(EntryReader.STATUS, name), seen, after);
            case ADDRESSES_LINE -> loose(Name.loose(EntryReader.ADDRESSES, name), seen, after);
            case CLEAR_STATUS -> floor(new Name(EntryReader.STATUS, scope, ""), seen, after);
            case CLEAR_ADDRESSES -> floor(new Name(EntryReader.ADDRESSES, scope, ""), seen, after);
        };
    }

    private Mirror of(Name register, Mirror seen, BinaryOperator<Mark> after, boolean isHolder) {
        Line former = seen.lines().get(register);
        Mark mark = after.apply(former == null ? Mark.NONE : former.mark(), floorOf(register, seen));
        Line line = isHolder
                ? new Line(mark, EntryReader.inARow(attributes()))
                : new Line(mark, on ? Mirror.IN : Mirror.OUT);
        return new Mirror(new TreeMap<>(Map.of(register, line)), new TreeMap<>());
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("at", "2026-11-21T20:00:00Z");
        attributes.put("on", Boolean.toString(on));
        attributes.put("color", text);
        attributes.put("level", text);
        return attributes;
    }

    /** A text that only grows, for a stamp is what it begins with. */
    private Mirror loose(Name line, Mirror seen, BinaryOperator<Mark> after) {
        Line former = seen.lines().get(line);
        Mark mark =
                after.apply(former == null ? Mark.NONE : Mark.of(former.texts().get(0)), Mark.NONE);
        return new Mirror(new TreeMap<>(Map.of(line, Line.loose(mark + " " + text))), new TreeMap<>());
    }

    private static Mirror floor(Name floor, Mirror seen, BinaryOperator<Mark> after) {
        return new Mirror(new TreeMap<>(), new TreeMap<>(Map.of(floor, after.apply(Mark.NONE, floorOf(floor, seen)))));
    }

    private static Mark floorOf(Name name, Mirror seen) {
        return seen.floors().getOrDefault(name.floor(), Mark.NONE);
    }
}
