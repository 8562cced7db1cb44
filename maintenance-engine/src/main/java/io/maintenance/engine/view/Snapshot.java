// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.view;

import io.maintenance.Activation;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.ScopeStatus;
import io.maintenance.address.AddressSet;
import io.maintenance.address.IpAddress;
import io.maintenance.engine.state.Group;
import io.maintenance.engine.state.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The compiled view of a state. Immutable, and safe however it is published, because all fields are final. Questions about a
 * moment take it in milliseconds since the epoch and allocate nothing.
 */
public final class Snapshot implements MaintenanceSnapshot {

    private static final ScopeRules NOTHING = ScopeRules.compile("", Group.empty(), Group.empty(), null);

    private final long version;
    private final boolean unknown;
    private final boolean quiet;
    private final ScopeRules stored;
    private final ScopeRules global;
    /** Declared as what it is: a question must not go through a map that locks. */
    private final HashMap<String, ScopeRules> parts;

    @SuppressWarnings("NonApiType") // see the field
    private Snapshot(
            long version, boolean unknown, ScopeRules stored, ScopeRules global, HashMap<String, ScopeRules> parts) {
        this.version = version;
        this.unknown = unknown;
        this.stored = stored;
        this.global = global;
        this.parts = parts;
        this.quiet = global.isQuiet() && parts.values().stream().allMatch(ScopeRules::isQuiet);
    }

    /**
     * Compiles a state.
     *
     * @param unknown whether the state stands for nothing being known
     * @param local activations of this node alone: the flag file, the policy while nothing is known
     * @param former the snapshot before, from which unchanged scopes are taken over
     */
    public static Snapshot compile(State state, boolean unknown, List<Activation> local, @Nullable Snapshot former) {
        Set<String> names = new TreeSet<>(state.status().groups().keySet());
        names.addAll(state.addresses().groups().keySet());
        names.remove(MaintenanceMode.GLOBAL);
        HashMap<String, ScopeRules> parts = new HashMap<>();
        names.forEach(name -> parts.put(name, rules(state, name, former == null ? null : former.parts.get(name))));
        ScopeRules stored = rules(state, MaintenanceMode.GLOBAL, former == null ? null : former.stored);
        ScopeRules global = stored;
        for (Activation activation : local) {
            global = global.with(activation);
        }
        return new Snapshot(former == null ? 1 : former.version + 1, unknown, stored, global, parts);
    }

    private static ScopeRules rules(State state, String scope, @Nullable ScopeRules former) {
        return ScopeRules.compile(
                scope, state.status().group(scope), state.addresses().group(scope), former);
    }

    /**
     * Tells whether a scope will not be on at whatever time it is asked, so that not even the clock need be: the answer of
     * almost every request.
     */
    public boolean isQuiet(String scope) {
        return quiet || (global.isQuiet() && part(scope).isQuiet());
    }

    /** Tells whether a scope, or {@code global}, is on. */
    public boolean isOn(String scope, long now) {
        return global.isOn(now) || part(scope).isOn(now);
    }

    /** Tells whether a scope is on for an address. */
    public boolean isOnFor(String scope, @Nullable String address, long now) {
        ScopeRules part = part(scope);
        boolean globalOn = global.isOn(now);
        return (globalOn || part.isOn(now))
                && !AddressSet.anyContains(global.allowed(), globalOn ? AddressSet.EMPTY : part.allowed(), address);
    }

    /** Tells whether a scope is on for a parsed address. */
    public boolean isOnFor(String scope, IpAddress address, long now) {
        ScopeRules part = part(scope);
        boolean globalOn = global.isOn(now);
        return (globalOn || part.isOn(now))
                && !global.allowed().contains(address)
                && (globalOn || !part.allowed().contains(address));
    }

    /** Tells whether a scope is on, and nothing that is on is full. */
    public boolean isReadOnly(String scope, long now) {
        ScopeRules part = part(scope);
        return (global.isOn(now) || part.isOn(now)) && !global.isFull(now) && !part.isFull(now);
    }

    @Override
    public boolean isOnFor(String scope, @Nullable String address, Instant now) {
        return isOnFor(scope, address, now.toEpochMilli());
    }

    @Override
    public boolean isOnFor(String scope, IpAddress address, Instant now) {
        return isOnFor(scope, address, now.toEpochMilli());
    }

    @Override
    public boolean isQuiet() {
        return quiet;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public boolean isUnknown() {
        return unknown;
    }

    @Override
    public List<String> scopes() {
        Set<String> names = new TreeSet<>(parts.keySet());
        if (!stored.activations().isEmpty() || !stored.addresses().isEmpty()) {
            names.add(MaintenanceMode.GLOBAL);
        }
        return List.copyOf(names);
    }

    @Override
    public ScopeStatus scope(String name, Instant now) {
        ScopeRules own = own(name);
        return own == global
                ? StatusEvaluation.of(name, global.activations(), global.addresses(), now)
                : StatusEvaluation.of(
                        name, ScopeRules.newestFirst(own.activations(), global.activations()), own.addresses(), now);
    }

    /** Returns what is true of a scope by its own activations alone, as if {@code global} were off. */
    public ScopeStatus byItself(String name, Instant now) {
        return StatusEvaluation.of(name, own(name).activations(), own(name).addresses(), now);
    }

    private ScopeRules own(String scope) {
        return scope.equals(MaintenanceMode.GLOBAL) ? global : part(scope);
    }

    /** The rules of a part; {@code global} is none, so that its rules are not counted twice. */
    private ScopeRules part(String scope) {
        ScopeRules part = parts.get(scope);
        return part == null ? NOTHING : part;
    }
}
