// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import io.maintenance.ChangeResult;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceEvent;
import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.NotStoredException;
import io.maintenance.ScopeStatus;
import io.maintenance.Subscription;
import io.maintenance.engine.change.ChangeExecutor;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.knowledge.NodeMemory;
import io.maintenance.engine.state.Edit;
import io.maintenance.engine.state.Stamps;
import io.maintenance.engine.state.State;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.engine.view.Snapshot;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One node: its shared parts, its lifecycle and its changes. Thread-safe. */
public final class Node implements AutoCloseable {

    private final NodeContext context;
    private final NodeLifecycle lifecycle;
    private final ChangeExecutor changes;
    private final AtomicBoolean closed = new AtomicBoolean();

    Node(NodeContext context, NodeLifecycle lifecycle, ChangeExecutor changes) {
        this.context = context;
        this.lifecycle = lifecycle;
        this.changes = changes;
    }

    public NodeMemory memory() {
        return context.memory();
    }

    public InstantSource clock() {
        return context.platform().clock();
    }

    public String by() {
        return context.settings().by();
    }

    public Settings settings() {
        return context.settings();
    }

    public boolean isClosed() {
        return closed.get();
    }

    public void begin() {
        lifecycle.begin();
    }

    public ChangeResult change(String scope, Edit edit) {
        checkOpen();
        lifecycle.beforeChange();
        try {
            return changes.apply(scope, edit);
        } finally {
            lifecycle.afterChange();
        }
    }

    /** Returns what a change would lead to, as far as is known here. */
    public Snapshot preview(Edit edit) {
        State seen = memory().knowledge().state();
        return memory().preview(edit.delta(seen, new Stamps("preview"), clock().millis()));
    }

    public ChangeResult synchronize() {
        checkOpen();
        ScopeStatus before = memory().snapshot().scope(MaintenanceMode.GLOBAL, clock().instant());
        lifecycle.synchronize();
        Store primary = context.stores().primary();
        BackendException failure = primary.failure().orElse(null);
        if (failure != null) {
            throw new NotStoredException(
                    primary.url() + " could not be reached: " + failure.getMessage() + ". What is known here stands.",
                    failure);
        }
        ScopeStatus after = memory().snapshot().scope(MaintenanceMode.GLOBAL, clock().instant());
        Outcome outcome = before.equals(after) ? Outcome.UNCHANGED : Outcome.COMMITTED;
        return ChangeResult.builder(outcome, before, after)
                .storedIn(List.of(primary.url()))
                .build();
    }

    public ChangeResult adopt(MaintenanceBackendFactory factory) {
        checkOpen();
        StoreReading other = new ForeignStoreReader(context).read(factory);
        return change(MaintenanceMode.GLOBAL, (seen, stamps, now) -> other.state());
    }

    /** Returns the warnings that nobody has logged yet. */
    List<String> unloggedWarnings() {
        String logged = context.quarantine().report().orElse("");
        return health().warnings().stream().filter(each -> !each.equals(logged)).toList();
    }

    public MaintenanceHealth health() {
        return NodeHealth.of(context);
    }

    public Subscription subscribe(Consumer<MaintenanceEvent> listener) {
        return context.dispatcher().subscribe(listener, memory()::snapshot);
    }

    public Subscription follow(Consumer<MaintenanceSnapshot> listener) {
        return context.dispatcher().follow(listener, memory()::snapshot);
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException("This switch was closed: it answers questions, and changes nothing");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            lifecycle.close();
            context.dispatcher().close();
            context.stores().close();
        }
    }
}
