// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceEvent;
import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.Subscription;
import io.maintenance.engine.config.sources.ExtensionSettings;
import io.maintenance.engine.node.Node;
import io.maintenance.engine.state.Slug;
import io.maintenance.settings.Setting;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The switch as applications hold it. */
public final class MaintenanceSwitch extends ScopeView implements MaintenanceMode {

    private final Node node;
    private final ExtensionSettings handedOver;

    /** What nearly every request asks and nearly always gets: one read away from the caller. */
    private volatile boolean quiet;

    public MaintenanceSwitch(Node node) {
        this(node, ExtensionSettings.NOTHING);
    }

    MaintenanceSwitch(Node node, ExtensionSettings handedOver) {
        super(GLOBAL, node);
        this.node = node;
        this.handedOver = handedOver;
        node.memory().follow(snapshot -> quiet = snapshot.isQuiet(GLOBAL));
    }

    @Override
    public boolean isOn() {
        return !quiet && super.isOn();
    }

    @Override
    public MaintenanceScope scope(String name) {
        if (name.equals(GLOBAL)) {
            return this;
        }
        Set<String> allowed = node.settings().scopes();
        if (!allowed.isEmpty() && !allowed.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is not among maintenance.scopes: " + GLOBAL + ", "
                    + String.join(", ", new TreeSet<>(allowed)));
        }
        return new ScopeView(Slug.require("a scope", name), node);
    }

    @Override
    public MaintenanceSnapshot snapshot() {
        return node.memory().snapshot();
    }

    @Override
    public MaintenanceHealth health() {
        return node.health();
    }

    @Override
    public Duration retryAfter() {
        return node.settings().retryAfter();
    }

    @Override
    public Map<String, Setting> settings(String prefix, Collection<String> names) {
        return handedOver.below(prefix, names);
    }

    @Override
    public Subscription onChange(Consumer<MaintenanceEvent> listener) {
        return node.subscribe(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public Subscription onSnapshot(Consumer<MaintenanceSnapshot> listener) {
        return node.follow(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public ChangeResult synchronize() {
        return node.synchronize();
    }

    @Override
    public ChangeResult adopt(MaintenanceBackendFactory other) {
        return node.adopt(other);
    }

    @Override
    public void close() {
        node.close();
    }
}
