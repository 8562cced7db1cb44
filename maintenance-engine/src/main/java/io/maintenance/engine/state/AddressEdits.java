// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import io.maintenance.address.AddressRange;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The changes of the addresses entry. Ranges of one change share one stamp where nothing forces a later one. */
public final class AddressEdits {

    private AddressEdits() {}

    /** Puts ranges on a scope's list, or takes them off it. */
    public static Edit set(String scope, Collection<AddressRange> ranges, Membership membership) {
        return (seen, stamps, now) -> {
            Group<Membership> group = seen.addresses().group(scope);
            SortedMap<String, Register<Membership>> registers = new TreeMap<>();
            Writing writing = new Writing(group, group.floor(), stamps, now);
            ranges.forEach(range -> registers.put(range.text(), writing.register(range.text(), membership)));
            return delta(scope, Stamp.NONE, registers);
        };
    }

    /**
     * Replaces a scope's list: raises the floor, so that ranges nobody here has heard of are out too, and takes out one by one
     * those whose stamps lie above it.
     */
    public static Edit replace(String scope, Collection<AddressRange> ranges) {
        return (seen, stamps, now) -> {
            Group<Membership> group = seen.addresses().group(scope);
            Stamp floor = stamps.after(now, Stamp.NONE, group.floor());
            Writing writing = new Writing(group, floor, stamps, now);
            SortedMap<String, Register<Membership>> registers = new TreeMap<>();
            ranges.forEach(range -> registers.put(range.text(), writing.register(range.text(), Membership.IN)));
            group.registers().forEach((text, register) -> {
                if (register.stamp().compareTo(floor) > 0 && !registers.containsKey(text)) {
                    registers.put(text, writing.register(text, Membership.OUT));
                }
            });
            return delta(scope, floor, registers);
        };
    }

    private static State delta(String scope, Stamp floor, SortedMap<String, Register<Membership>> registers) {
        return State.ofAddresses(Registers.of(scope, new Group<>(floor, registers)));
    }

    /** Stamps the ranges of one change: one stamp for all, and a later one for those that need it, which share it as before. */
    private static final class Writing {

        private final Group<Membership> group;
        private final Stamp floor;
        private final Stamps stamps;
        private final long now;
        private final Stamp common;
        private final Map<Stamp, Stamp> later = new HashMap<>();

        Writing(Group<Membership> group, Stamp floor, Stamps stamps, long now) {
            this.group = group;
            this.floor = floor;
            this.stamps = stamps;
            this.now = now;
            this.common = stamps.after(now, Stamp.NONE, floor);
        }

        Register<Membership> register(String text, Membership membership) {
            Stamp replaced = group.stampOf(text);
            Stamp stamp = replaced.millis() < common.millis()
                    ? common
                    : later.computeIfAbsent(replaced, each -> stamps.after(now, each, floor));
            return new Register<>(stamp, membership);
        }
    }
}
