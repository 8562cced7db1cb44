// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import io.maintenance.engine.platform.EngineLog;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Group;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.Register;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.Stamp;
import io.maintenance.engine.state.State;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The changes that were left on this host while the primary store was away, until the store has them. One that loses against a newer
 * one is told to the log: whoever made it was told that it would be delivered. Thread-safe.
 */
public final class UndeliveredChanges {

    private final Map<String, Register<Attributes>> holders = new TreeMap<>();
    private final Map<String, Register<Membership>> ranges = new TreeMap<>();

    /** Adds a change that was left here. */
    public synchronized void add(State delta) {
        add(delta.status(), holders);
        add(delta.addresses(), ranges);
    }

    /** Adds what another process left here: what a fallback says beyond what was known. */
    public synchronized void add(State known, State fallback) {
        addBeyond(known.status(), fallback.status(), holders);
        addBeyond(known.addresses(), fallback.addresses(), ranges);
    }

    /** Removes what a change of this node replaces: the store has that, and it was made knowing these. */
    public synchronized void replace(State delta) {
        remove(delta.status(), holders);
        remove(delta.addresses(), ranges);
    }

    /**
     * Looks at what the store says: what is there is delivered, what lost is told.
     *
     * @param writer who this process is in stamps: it knew of what was left here, and what it wrote over that is no loss
     */
    public synchronized void compare(State primary, String writer) {
        holders.entrySet().removeIf(mine -> isSettled(mine, primary.status(), writer));
        ranges.entrySet().removeIf(mine -> isSettled(mine, primary.addresses(), writer));
    }

    private static <V extends Comparable<V>> void add(Registers<V> delta, Map<String, Register<V>> all) {
        delta.groups().forEach((scope, group) -> group.registers()
                .forEach((name, register) -> all.merge(key(scope, name), register, UndeliveredChanges::newer)));
    }

    private static <V extends Comparable<V>> void addBeyond(
            Registers<V> known, Registers<V> fallback, Map<String, Register<V>> all) {
        fallback.groups().forEach((scope, group) -> group.registers().forEach((name, register) -> {
            Group<V> before = known.group(scope);
            Register<V> mine = before.registers().get(name);
            boolean alive = register.stamp().compareTo(before.floor()) >= 0;
            if (alive && (mine == null || mine.compareTo(register) < 0)) {
                all.merge(key(scope, name), register, UndeliveredChanges::newer);
            }
        }));
    }

    private static <V extends Comparable<V>> void remove(Registers<V> delta, Map<String, Register<V>> all) {
        delta.groups()
                .forEach((scope, group) -> group.registers().keySet().forEach(name -> all.remove(key(scope, name))));
    }

    private static <V extends Comparable<V>> boolean isSettled(
            Map.Entry<String, Register<V>> mine, Registers<V> primary, String writer) {
        String[] name = mine.getKey().split(" ", 2);
        Group<V> group = primary.group(name[0]);
        Register<V> there = group.registers().get(name[1]);
        Register<V> lost = mine.getValue();
        if (there != null && there.compareTo(lost) > 0) {
            report(mine, value(there), there.stamp(), writer);
            return true;
        }
        if (lost.stamp().compareTo(group.floor()) < 0) {
            report(mine, "all of " + name[0] + " replaced, " + made(group.floor(), null), group.floor(), writer);
            return true;
        }
        return lost.equals(there);
    }

    private static <V extends Comparable<V>> void report(
            Map.Entry<String, Register<V>> lost, String winner, Stamp stamp, String writer) {
        if (stamp.writer().equals(writer)) {
            return;
        }
        EngineLog.LOGGER.log(
                System.Logger.Level.WARNING,
                "A change that was left on this host while the store was away lost against a newer one: {0}: {1}; it stays {2}",
                lost.getKey(),
                value(lost.getValue()),
                winner);
    }

    private static String value(Register<?> register) {
        if (register.value() instanceof Attributes texts) {
            boolean on = "true".equals(texts.get("on"));
            return (on ? "on" : "off") + ", " + made(register.stamp(), texts);
        }
        return (register.value() == Membership.IN ? "in" : "out") + ", " + made(register.stamp(), null);
    }

    /** Who made a change, and when: as its attributes say, else as its stamp does. */
    private static String made(Stamp stamp, @Nullable Attributes texts) {
        String by = texts == null ? null : texts.get("by");
        String at = texts == null ? null : texts.get("at");
        String who = by == null ? stamp.writer() : by + " (" + stamp.writer() + ")";
        return "by " + shown(who) + " at "
                + shown(at == null ? Instant.ofEpochMilli(stamp.millis()).toString() : at);
    }

    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static <V extends Comparable<V>> Register<V> newer(Register<V> one, Register<V> other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String key(String scope, String name) {
        return scope + " " + name;
    }
}
