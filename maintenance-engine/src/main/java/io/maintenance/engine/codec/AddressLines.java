// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import io.maintenance.address.AddressRange;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.Register;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.Slug;
import io.maintenance.engine.state.Stamp;
import java.util.SortedMap;
import java.util.StringTokenizer;
import java.util.TreeMap;

/**
 * The addresses entry: {@code scope.in.stamp=range range ...}, {@code scope.out.stamp=...}, and {@code scope.~floor=stamp}. Ranges
 * with one stamp share a line. A range in a spelling that this version does not know is kept, and matches nothing.
 */
final class AddressLines {

    private static final String IN = "in";
    private static final String OUT = "out";

    private AddressLines() {}

    static SortedMap<String, String> write(Registers<Membership> registers) {
        SortedMap<String, StringBuilder> ranges = new TreeMap<>();
        SortedMap<String, String> lines = new TreeMap<>(registers.extras());
        registers.groups().forEach((scope, group) -> {
            if (!group.floor().equals(Stamp.NONE)) {
                lines.put(RegisterCollector.floorLine(scope), group.floor().text());
            }
            group.registers().forEach((range, register) -> {
                StringBuilder line = ranges.computeIfAbsent(name(scope, register), any -> new StringBuilder());
                line.append(line.isEmpty() ? "" : " ").append(range);
            });
        });
        ranges.forEach((name, line) -> lines.put(name, line.toString()));
        return lines;
    }

    private static String name(String scope, Register<Membership> register) {
        String list = register.value() == Membership.IN ? IN : OUT;
        return scope + "." + list + "." + register.stamp().text();
    }

    static Registers<Membership> read(SortedMap<String, String> lines) {
        RegisterCollector<Membership> collector = new RegisterCollector<>();
        lines.forEach((name, text) -> {
            if (!takesRanges(collector, name, text) && !collector.takesFloor(name, text)) {
                collector.extra(name, text);
            }
        });
        return collector.registers();
    }

    private static boolean takesRanges(RegisterCollector<Membership> collector, String name, String text) {
        String[] parts = name.split("\\.", 3);
        boolean named = parts.length == 3 && Slug.matches(parts[0]) && (parts[1].equals(IN) || parts[1].equals(OUT));
        Stamp stamp = named ? Stamp.parse(parts[2]).orElse(Stamp.NONE) : Stamp.NONE;
        if (stamp.equals(Stamp.NONE)) {
            return false;
        }
        Register<Membership> register = new Register<>(stamp, parts[1].equals(IN) ? Membership.IN : Membership.OUT);
        for (StringTokenizer ranges = new StringTokenizer(text); ranges.hasMoreTokens(); ) {
            collector.register(parts[0], canonical(ranges.nextToken()), register);
        }
        return true;
    }

    private static String canonical(String range) {
        return AddressRange.tryParse(range).map(AddressRange::text).orElse(range);
    }
}
