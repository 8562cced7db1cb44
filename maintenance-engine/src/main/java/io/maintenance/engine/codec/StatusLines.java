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
                lines.put(RegisterCollector.floorLine(scope), group.floor().text());
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
        RegisterCollector<Attributes> collector = new RegisterCollector<>();
        String done = null;
        for (Map.Entry<String, String> line : lines.entrySet()) {
            String name = line.getKey();
            if (done != null && name.startsWith(done)) {
                continue;
            }
            String[] parts = name.split("\\.", 3);
            if (parts.length == 3 && Slug.matches(parts[0]) && Slug.matches(parts[1])) {
                // Sorted by name, the lines of one register follow each other.
                done = parts[0] + "." + parts[1] + ".";
                collector.register(parts[0], parts[1], readRegister(parts[0], parts[1], texts(lines, done)));
            } else if (!collector.takesFloor(name, line.getValue())) {
                collector.extra(name, line.getValue());
            }
        }
        return collector.registers();
    }

    private static SortedMap<String, String> texts(SortedMap<String, String> lines, String prefix) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, String> line : lines.tailMap(prefix).entrySet()) {
            if (!line.getKey().startsWith(prefix)) {
                break;
            }
            texts.put(line.getKey().substring(prefix.length()), line.getValue());
        }
        return texts;
    }

    /** A register that does not parse keeps all its texts, the one of its stamp included, and ranks below all others. */
    private static Register<Attributes> readRegister(String scope, String holder, SortedMap<String, String> texts) {
        Stamp stamp = Stamp.parse(texts.getOrDefault(STAMP, "")).orElse(Stamp.NONE);
        SortedMap<String, String> others = new TreeMap<>(texts);
        others.remove(STAMP);
        Attributes attributes = new Attributes(others);
        return stamp.equals(Stamp.NONE)
                        || ActivationCodec.read(scope, holder, attributes).isEmpty()
                ? new Register<>(Stamp.NONE, new Attributes(texts))
                : new Register<>(stamp, attributes);
    }
}
