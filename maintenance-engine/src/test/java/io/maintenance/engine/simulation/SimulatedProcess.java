// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.MaintenanceBackend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A program that runs on a host with an instance of the engine: an application, or a command. */
public final class SimulatedProcess {

    private final World world;
    private final Host host;
    private final boolean replica;
    private final String name;
    private final SimulatedThreadGroup program = new SimulatedThreadGroup();
    private final List<Runnable> onReconnect = new ArrayList<>();
    private @Nullable EngineInstance instance;
    private boolean gone;

    /** When it began. */
    final long started;

    /** Whether it was told to end. */
    boolean closes;

    /** Whether it was told to ask only. */
    boolean asks;

    /** Since when it has seen that the store holds a later format; or never. */
    long sawLaterFormat = Long.MAX_VALUE;

    /** What it is about to change. */
    @Nullable
    ChangeRequest request;

    /** What it knew when it was last looked at. */
    ReferenceState known = ReferenceState.EMPTY;

    SimulatedProcess(World world, Host host, boolean replica, String name) {
        this.world = world;
        this.host = host;
        this.replica = replica;
        this.name = name;
        this.started = world.timeline.now();
    }

    World world() {
        return world;
    }

    Host host() {
        return host;
    }

    SimulatedThreadGroup program() {
        return program;
    }

    /** Where it runs its threads. */
    public Timeline timeline() {
        return world.timeline;
    }

    /** Starts a thread that dies with the process. */
    public SimulatedThread start(Runnable body) {
        return world.timeline.start(program, body);
    }

    /** Tells whether it keeps running; otherwise it is a command. */
    public boolean isReplica() {
        return replica;
    }

    /** What it serves. */
    public String namespace() {
        return host.namespace;
    }

    /** Who it is in stamps. */
    public String writer() {
        return name;
    }

    /** What the clock of its host shows. */
    public Instant now() {
        return host.now();
    }

    /** Returns a random source of its own. */
    public RandomSource random(String part) {
        return world.random(name + " " + part);
    }

    /** Its connection to the store that all share. */
    public MaintenanceBackend primary() {
        return new SimulatedConnection(this, world.primary, true);
    }

    /** Its connection to the fallback of its host. */
    public Optional<MaintenanceBackend> fallback() {
        return Optional.ofNullable(host.fallback).map(store -> new SimulatedConnection(this, store, false));
    }

    /** Above how many characters it compresses: not all that share a store have the same settings. */
    public int compressAbove() {
        return world.plan.mixedSettings() && Math.floorMod(name.hashCode(), 2) == 0 ? 400 : 1_000_000;
    }

    void onReconnect(Runnable hint) {
        onReconnect.add(hint);
    }

    void reconnect() {
        onReconnect.forEach(Runnable::run);
    }

    void runs(EngineInstance instance) {
        this.instance = instance;
    }

    EngineInstance instance() {
        return Objects.requireNonNull(instance);
    }

    boolean isGone() {
        return gone;
    }

    void leave() {
        gone = true;
    }

    @Override
    public String toString() {
        return name;
    }
}
