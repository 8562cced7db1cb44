// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.ReferenceState.RegisterName;
import io.maintenance.engine.simulation.ReferenceState.RegisterValue;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * An operation of a later version. In the first format that is all that one may do: attributes and levels to come, scopes and
 * holders by any name, ranges in spellings to come, and lines of its own, whose names stay and whose texts only grow.
 *
 * @param kind what it is
 * @param scope where
 * @param name of which holder, range or line
 * @param on whether it is turned on, or let in
 * @param text something of which this version does not know what it means
 */
record LaterVersionOperation(OperationKind kind, String scope, String name, boolean on, String text) {

    /** What a later version may be about. */
    enum OperationKind {
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
    ReferenceState delta(ReferenceState seen, BinaryOperator<ReferenceStamp> after) {
        return switch (kind) {
            case HOLDER -> of(new RegisterName(EntryParser.STATUS, scope, name), seen, after, true);
            case RANGE -> of(new RegisterName(EntryParser.ADDRESSES, scope, name), seen, after, false);
            case STATUS_LINE -> loose(RegisterName.loose(EntryParser.STATUS, name), seen, after);
            case ADDRESSES_LINE -> loose(RegisterName.loose(EntryParser.ADDRESSES, name), seen, after);
            case CLEAR_STATUS -> floor(new RegisterName(EntryParser.STATUS, scope, ""), seen, after);
            case CLEAR_ADDRESSES -> floor(new RegisterName(EntryParser.ADDRESSES, scope, ""), seen, after);
        };
    }

    private ReferenceState of(
            RegisterName register, ReferenceState seen, BinaryOperator<ReferenceStamp> after, boolean isHolder) {
        RegisterValue former = seen.lines().get(register);
        ReferenceStamp stamp =
                after.apply(former == null ? ReferenceStamp.NONE : former.stamp(), floorOf(register, seen));
        RegisterValue line = isHolder
                ? new RegisterValue(stamp, EntryParser.inARow(attributes()))
                : new RegisterValue(stamp, on ? ReferenceState.IN : ReferenceState.OUT);
        return new ReferenceState(new TreeMap<>(Map.of(register, line)), new TreeMap<>());
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
    private ReferenceState loose(RegisterName line, ReferenceState seen, BinaryOperator<ReferenceStamp> after) {
        RegisterValue former = seen.lines().get(line);
        ReferenceStamp stamp = after.apply(
                former == null
                        ? ReferenceStamp.NONE
                        : ReferenceStamp.of(former.texts().get(0)),
                ReferenceStamp.NONE);
        return new ReferenceState(
                new TreeMap<>(Map.of(line, RegisterValue.loose(stamp + " " + text))), new TreeMap<>());
    }

    private static ReferenceState floor(RegisterName floor, ReferenceState seen, BinaryOperator<ReferenceStamp> after) {
        return new ReferenceState(
                new TreeMap<>(), new TreeMap<>(Map.of(floor, after.apply(ReferenceStamp.NONE, floorOf(floor, seen)))));
    }

    private static ReferenceStamp floorOf(RegisterName name, ReferenceState seen) {
        return seen.floors().getOrDefault(name.floor(), ReferenceStamp.NONE);
    }
}
