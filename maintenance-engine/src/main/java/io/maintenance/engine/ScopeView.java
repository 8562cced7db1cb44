// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.Activation;
import io.maintenance.ActivationSpec;
import io.maintenance.ChangeResult;
import io.maintenance.DeactivationSpec;
import io.maintenance.MaintenanceHold;
import io.maintenance.MaintenanceScope;
import io.maintenance.ScopeStatus;
import io.maintenance.address.AddressRange;
import io.maintenance.address.IpAddress;
import io.maintenance.engine.change.ActivationDraft;
import io.maintenance.engine.change.DeactivationDraft;
import io.maintenance.engine.change.RangeListParser;
import io.maintenance.engine.knowledge.NodeMemory;
import io.maintenance.engine.node.Node;
import io.maintenance.engine.state.AddressEdits;
import io.maintenance.engine.state.Edit;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.StatusEdits;
import io.maintenance.engine.view.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One scope of a switch: questions go to the snapshot in memory, changes to the engine. */
class ScopeView implements MaintenanceScope {

    /** How often a waiting thread looks at the clock, which can be set. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** Longer than any process lives, and short enough to count in nanoseconds. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final String name;
    private final NodeMemory memory;
    private final InstantSource clock;
    private final Node node;

    ScopeView(String name, Node node) {
        this.name = name;
        this.node = node;
        this.memory = node.memory();
        this.clock = node.clock();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public boolean isOn() {
        Snapshot snapshot = memory.snapshot();
        return !snapshot.isQuiet(name) && snapshot.isOn(name, clock.millis());
    }

    @Override
    public final boolean isOnFor(@Nullable String address) {
        Snapshot snapshot = memory.snapshot();
        return !snapshot.isQuiet(name) && snapshot.isOnFor(name, address, clock.millis());
    }

    @Override
    public final boolean isOnFor(IpAddress address) {
        Snapshot snapshot = memory.snapshot();
        return !snapshot.isQuiet(name) && snapshot.isOnFor(name, address, clock.millis());
    }

    @Override
    public final boolean isReadOnly() {
        Snapshot snapshot = memory.snapshot();
        return !snapshot.isQuiet(name) && snapshot.isReadOnly(name, clock.millis());
    }

    @Override
    public final ScopeStatus status() {
        return memory.snapshot().scope(name, clock.instant());
    }

    @Override
    public final List<AddressRange> addresses() {
        return status().addresses();
    }

    @Override
    public final boolean awaitOff(Duration atMost) throws InterruptedException {
        long start = System.nanoTime();
        long longest = atMost.compareTo(FOREVER) < 0 ? atMost.toNanos() : FOREVER.toNanos();
        while (true) {
            Snapshot snapshot = memory.snapshot();
            long left = longest - (System.nanoTime() - start);
            if (!isOn()) {
                return true;
            }
            if (left <= 0 || node.isClosed()) {
                return false;
            }
            memory.awaitUpdate(snapshot, Math.min(left, untilNext()));
        }
    }

    /** In nanoseconds, at most {@link #LOOK}. */
    private long untilNext() {
        Instant next = status().next();
        Duration wait = next == null ? LOOK : Duration.between(clock.instant(), next);
        return wait.compareTo(LOOK) < 0 ? Math.max(wait.toNanos(), 1_000_000) : LOOK.toNanos();
    }

    @Override
    public final ChangeResult enable(Consumer<ActivationSpec> spec) {
        return node.change(name, enabling(draft(spec)));
    }

    @Override
    public final ScopeStatus preview(Consumer<ActivationSpec> spec) {
        return node.preview(enabling(draft(spec))).scope(name, clock.instant());
    }

    @Override
    public final ChangeResult disable(Consumer<DeactivationSpec> spec) {
        DeactivationDraft draft = new DeactivationDraft(node.by());
        spec.accept(draft);
        return node.change(name, draft.edit(name, clock));
    }

    @Override
    public final MaintenanceHold hold(Consumer<ActivationSpec> spec) {
        ActivationDraft draft = draft(own -> spec.accept(own.holder(MaintenanceHold.HOLDER)));
        ChangeResult change = node.change(name, enabling(draft));
        Activation activation = change.after().activations().stream()
                .filter(each -> each.scope().equals(name) && each.holder().equals(draft.holder()))
                .findFirst()
                .orElseGet(() -> draft.activation(name, null, clock.instant())); // another has ended it since
        return new ScopeHold(this, activation);
    }

    @Override
    public final ChangeResult allow(CharSequence... ranges) {
        return node.change(name, AddressEdits.set(name, RangeListParser.parse(Arrays.asList(ranges)), Membership.IN));
    }

    @Override
    public final ChangeResult disallow(CharSequence... ranges) {
        return node.change(name, AddressEdits.set(name, RangeListParser.parse(Arrays.asList(ranges)), Membership.OUT));
    }

    @Override
    public final ChangeResult setAddresses(Collection<? extends CharSequence> ranges) {
        return node.change(name, AddressEdits.replace(name, RangeListParser.parse(ranges)));
    }

    private ActivationDraft draft(Consumer<ActivationSpec> spec) {
        ActivationDraft draft = new ActivationDraft(node.by());
        spec.accept(draft);
        draft.check(clock.instant());
        return draft;
    }

    private Edit enabling(ActivationDraft draft) {
        Edit put = StatusEdits.put(name, draft.holder(), former -> draft.activation(name, former, clock.instant()));
        return draft.addresses()
                .map(ranges -> AddressEdits.replace(name, ranges).and(put))
                .orElse(put);
    }
}
