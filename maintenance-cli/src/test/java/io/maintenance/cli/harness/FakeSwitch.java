// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.harness;

import io.maintenance.ActivationSpec;
import io.maintenance.ChangeResult;
import io.maintenance.DeactivationSpec;
import io.maintenance.MaintenanceEvent;
import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceHold;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.ScopeStatus;
import io.maintenance.Subscription;
import io.maintenance.address.AddressRange;
import io.maintenance.address.IpAddress;
import io.maintenance.settings.Setting;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A switch that answers what it was told to answer. */
public final class FakeSwitch implements MaintenanceMode {

    public ScopeStatus status = SampleData.off();
    public MaintenanceHealth health = SampleData.healthy();
    public Supplier<ChangeResult> change =
            () -> SampleData.change(ChangeResult.Outcome.COMMITTED, SampleData.off(), SampleData.on());
    public boolean changed;

    @Override
    public String name() {
        return GLOBAL;
    }

    @Override
    public boolean isOn() {
        return status.on();
    }

    @Override
    public boolean isOnFor(@Nullable String address) {
        return status.on() && status.addresses().stream().noneMatch(range -> range.contains(address));
    }

    @Override
    public boolean isOnFor(IpAddress address) {
        return isOnFor(address.text());
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public ScopeStatus status() {
        return status;
    }

    @Override
    public boolean awaitOff(Duration atMost) {
        return !status.on();
    }

    @Override
    public ChangeResult enable(Consumer<ActivationSpec> spec) {
        return changed();
    }

    @Override
    public ScopeStatus preview(Consumer<ActivationSpec> spec) {
        return SampleData.on();
    }

    @Override
    public ChangeResult disable(Consumer<DeactivationSpec> spec) {
        return changed();
    }

    @Override
    public MaintenanceHold hold(Consumer<ActivationSpec> spec) {
        throw new UnsupportedOperationException("no command holds");
    }

    @Override
    public List<AddressRange> addresses() {
        return status.addresses();
    }

    @Override
    public ChangeResult allow(CharSequence... ranges) {
        return changed();
    }

    @Override
    public ChangeResult disallow(CharSequence... ranges) {
        return changed();
    }

    @Override
    public ChangeResult setAddresses(Collection<? extends CharSequence> ranges) {
        return changed();
    }

    @Override
    public MaintenanceScope scope(String name) {
        return this;
    }

    @Override
    public MaintenanceSnapshot snapshot() {
        return new FakeSnapshot(status, health.unknown());
    }

    @Override
    public MaintenanceHealth health() {
        return health;
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Map<String, Setting> settings(String prefix, Collection<String> names) {
        return Map.of();
    }

    @Override
    public Subscription onChange(Consumer<MaintenanceEvent> listener) {
        return () -> {};
    }

    @Override
    public Subscription onSnapshot(Consumer<MaintenanceSnapshot> listener) {
        return () -> {};
    }

    @Override
    public ChangeResult synchronize() {
        return changed();
    }

    @Override
    public ChangeResult adopt(MaintenanceBackendFactory other) {
        return changed();
    }

    @Override
    public void close() {}

    private ChangeResult changed() {
        ChangeResult result = change.get();
        changed = true;
        return result;
    }

    private record FakeSnapshot(ScopeStatus status, boolean isUnknown) implements MaintenanceSnapshot {

        @Override
        public long version() {
            return 1;
        }

        @Override
        public boolean isOnFor(String scope, @Nullable String address, Instant now) {
            return status.on() && status.addresses().stream().noneMatch(range -> range.contains(address));
        }

        @Override
        public boolean isOnFor(String scope, IpAddress address, Instant now) {
            return isOnFor(scope, address.text(), now);
        }

        @Override
        public boolean isQuiet() {
            return !status.on();
        }

        @Override
        public List<String> scopes() {
            return List.of(status.scope());
        }

        @Override
        public ScopeStatus scope(String name, Instant now) {
            return status;
        }
    }
}
