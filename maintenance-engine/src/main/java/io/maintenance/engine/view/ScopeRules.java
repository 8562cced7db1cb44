// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.view;

import io.maintenance.Activation;
import io.maintenance.address.AddressRange;
import io.maintenance.address.AddressSet;
import io.maintenance.engine.state.ActivationCodec;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Group;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.Register;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One scope's own activations and allow-list, compiled. Immutable. Says nothing of {@code global}'s effect on it. */
@SuppressWarnings("ReferenceEquality") // unchanged groups keep their instance
final class ScopeRules {

    /**
     * By the clocks of those who made the changes, not by stamps: a stamp that once was wrong stays so, and would have its holder
     * speak for all others for ever. Where the clock does not decide, the order stays.
     */
    private static final Comparator<Activation> NEWEST_FIRST =
            Comparator.comparing(Activation::at).reversed();

    private final Group<Attributes> holders;
    private final Group<Membership> ranges;
    private final List<Activation> activations;
    private final ActiveWindow[] windows;
    private final List<AddressRange> addresses;
    private final AddressSet allowed;

    private ScopeRules(
            Group<Attributes> holders,
            Group<Membership> ranges,
            List<Activation> activations,
            List<AddressRange> addresses,
            AddressSet allowed) {
        this.holders = holders;
        this.ranges = ranges;
        this.activations = activations;
        this.windows = activations.stream()
                .filter(Activation::on)
                .map(ActiveWindow::of)
                .toArray(ActiveWindow[]::new);
        this.addresses = addresses;
        this.allowed = allowed;
    }

    /** Compiles a scope, taking over from the former rules what has not changed. */
    static ScopeRules compile(
            String scope, Group<Attributes> holders, Group<Membership> ranges, @Nullable ScopeRules former) {
        if (former != null && former.holders == holders && former.ranges == ranges) {
            return former;
        }
        if (former != null && former.ranges == ranges) {
            return new ScopeRules(holders, ranges, activations(scope, holders), former.addresses, former.allowed);
        }
        List<AddressRange> addresses = addresses(ranges);
        return new ScopeRules(holders, ranges, activations(scope, holders), addresses, AddressSet.of(addresses));
    }

    /** Returns these rules with one more activation, that is in no store. */
    ScopeRules with(Activation local) {
        List<Activation> all = newestFirst(List.of(local), activations);
        return new ScopeRules(holders, ranges, all, addresses, allowed);
    }

    /** Tells whether it will never be on, at whatever time it is asked. */
    boolean isQuiet() {
        return windows.length == 0;
    }

    boolean isOn(long now) {
        for (ActiveWindow window : windows) {
            if (window.covers(now)) {
                return true;
            }
        }
        return false;
    }

    boolean isFull(long now) {
        for (ActiveWindow window : windows) {
            if (window.full() && window.covers(now)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the addresses that are let through. */
    AddressSet allowed() {
        return allowed;
    }

    /** Returns the activations that parse, newest change first. */
    List<Activation> activations() {
        return activations;
    }

    /** Returns the allow-list, sorted. */
    List<AddressRange> addresses() {
        return addresses;
    }

    /** Returns the activations of both, newest change first. */
    static List<Activation> newestFirst(List<Activation> some, List<Activation> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private static List<Activation> activations(String scope, Group<Attributes> group) {
        List<Map.Entry<String, Register<Attributes>>> holders =
                new ArrayList<>(group.registers().entrySet());
        holders.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        List<Activation> activations = new ArrayList<>();
        holders.forEach(holder ->
                ActivationCodec.read(scope, holder.getKey(), holder.getValue()).ifPresent(activations::add));
        activations.sort(NEWEST_FIRST);
        return List.copyOf(activations);
    }

    /** A range in a spelling that this version does not know matches nothing. */
    private static List<AddressRange> addresses(Group<Membership> group) {
        List<AddressRange> ranges = new ArrayList<>();
        group.registers().forEach((text, register) -> {
            if (register.value() == Membership.IN) {
                AddressRange.tryParse(text).ifPresent(ranges::add);
            }
        });
        ranges.sort(Comparator.naturalOrder());
        return List.copyOf(ranges);
    }
}
