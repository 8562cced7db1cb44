// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import io.maintenance.engine.state.ActivationCodec;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Register;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.Slug;
import io.maintenance.engine.state.Stamp;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The status entry: {@code scope.holder.attribute=text}, and {@code scope.~floor=stamp}. */
final class StatusLines {

    private static final String STAMP = "stamp";

    private StatusLines() {}

    static SortedMap<String, String> write(Registers<Attributes> registers) {
        SortedMap<String, String> lines = new TreeMap<>(registers.extras());
        registers.groups().forEach((scope, group) -> {
            if (!group.floor().equals(Stamp.NONE)) {
                lines.put(Gathering.floorLine(scope), group.floor().text());
            }
            group.registers().forEach((holder, register) -> writeRegister(lines, scope + "." + holder + ".", register));
        });
        return lines;
    }

    private static void writeRegister(Map<String, String> lines, String prefix, Register<Attributes> register) {
        register.value().texts().forEach((name, text) -> lines.put(prefix + name, text));
        if (!register.stamp().equals(Stamp.NONE)) {
            lines.put(prefix + STAMP, register.stamp().text());
        }
    }

    static Registers<Attributes> read(SortedMap<String, String> lines) {
        Gathering<Attributes> gathering = new Gathering<>();
        SortedMap<String, SortedMap<String, String>> registers = new TreeMap<>();
        lines.forEach((name, text) -> {
            String[] parts = name.split("\\.", 3);
            if (parts.length == 3 && Slug.matches(parts[0]) && Slug.matches(parts[1])) {
                registers
                        .computeIfAbsent(parts[0] + "." + parts[1], any -> new TreeMap<>())
                        .put(parts[2], text);
            } else if (!gathering.takesFloor(name, text)) {
                gathering.extra(name, text);
            }
        });
        registers.forEach((name, texts) -> {
            String[] parts = name.split("\\.", 2);
            gathering.register(parts[0], parts[1], readRegister(parts[0], parts[1], texts));
        });
        return gathering.registers();
    }

    /** A register that does not parse keeps all its texts, the one of its stamp included, and ranks below all others. */
    private static Register<Attributes> readRegister(String scope, String holder, SortedMap<String, String> texts) {
        Stamp stamp = Stamp.parse(texts.getOrDefault(STAMP, "")).orElse(Stamp.NONE);
        SortedMap<String, String> others = new TreeMap<>(texts);
        others.remove(STAMP);
        Attributes attributes = Attributes.of(others);
        return stamp.equals(Stamp.NONE)
                        || ActivationCodec.read(scope, holder, attributes).isEmpty()
                ? new Register<>(Stamp.NONE, Attributes.of(texts))
                : new Register<>(stamp, attributes);
    }
}
