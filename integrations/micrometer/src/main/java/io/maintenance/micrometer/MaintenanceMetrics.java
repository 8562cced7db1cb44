// SPDX-License-Identifier: Apache-2.0
package io.maintenance.micrometer;

import io.maintenance.MaintenanceMode;
import io.maintenance.http.Gate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a switch, and of its gate, for Micrometer; {@code docs/metrics.md} lists them. Nothing is counted on the way of a
 * request: all is read when a registry asks. A registry holds switch and gate weakly; keep them, and {@link #close} this when it is
 * not wanted before they end. Thread-safe.
 *
 * <pre>{@code
 * new MaintenanceMetrics(maintenance, gate).bindTo(registry);
 * }</pre>
 */
public final class MaintenanceMetrics implements MeterBinder, AutoCloseable {

    private final StateMeters state;
    private final StoreMeters store;
    private final TransitionMeters transitions;
    private final @Nullable DecisionMeters decisions;
    private final Queue<Runnable> removals = new ConcurrentLinkedQueue<>();

    /** Creates the metrics of a switch whose gate is not here, as in a program without HTTP. */
    public MaintenanceMetrics(MaintenanceMode maintenance) {
        this(maintenance, null);
    }

    /**
     * Creates the metrics of a switch and its gate.
     *
     * @param gate the gate; {@code null}: there are no metrics of requests
     * @throws io.maintenance.ConfigurationException if the settings of the gate have mistakes
     */
    public MaintenanceMetrics(MaintenanceMode maintenance, @Nullable Gate gate) {
        Objects.requireNonNull(maintenance, "maintenance");
        this.state = StateMeters.of(maintenance);
        this.store = new StoreMeters(maintenance);
        this.transitions = TransitionMeters.of(maintenance);
        this.decisions = gate == null ? null : new DecisionMeters(gate);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MeterCollector meters = new MeterCollector(registry);
        state.bindTo(meters);
        store.bindTo(meters);
        transitions.bindTo(meters);
        if (decisions != null) {
            decisions.bindTo(meters);
        }
        removals.add(meters::removeAll);
    }

    /** Removes the meters from every registry, and stops counting. Idempotent. */
    @Override
    public void close() {
        transitions.close();
        for (Runnable removal = removals.poll(); removal != null; removal = removals.poll()) {
            removal.run();
        }
    }
}
