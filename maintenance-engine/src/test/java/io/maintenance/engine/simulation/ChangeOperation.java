// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceMode;
import io.maintenance.engine.simulation.ReferenceState.RegisterName;
import java.util.List;
import java.util.Optional;

/** An operation on the switch, and what it asks for. */
interface ChangeOperation {

    /** Does it. */
    ChangeResult to(MaintenanceMode maintenance);

    /** Returns whether it wants a register on, or a range in; empty if it is not about that. */
    Optional<Boolean> wants(RegisterName name);

    /** Tells whether it raises the floor of a scope in an entry. */
    default boolean isSweeping(RegisterName name) {
        return false;
    }

    /** Turns one holder on. */
    record Enable(String scope, String holder) implements ChangeOperation {
        @Override
        public ChangeResult to(MaintenanceMode maintenance) {
            return maintenance.scope(scope).enable(spec -> spec.holder(holder));
        }

        @Override
        public Optional<Boolean> wants(RegisterName name) {
            return about(name, "status", scope, holder, true);
        }
    }

    /** Turns one holder on, with a list of its own. */
    record EnableWithList(String scope, String holder, List<String> ranges) implements ChangeOperation {
        @Override
        public ChangeResult to(MaintenanceMode maintenance) {
            return maintenance.scope(scope).enable(spec -> spec.holder(holder).addresses(ranges));
        }

        @Override
        public Optional<Boolean> wants(RegisterName name) {
            Optional<Boolean> list = new ReplaceList(scope, ranges).wants(name);
            return list.isPresent() ? list : about(name, "status", scope, holder, true);
        }

        @Override
        public boolean isSweeping(RegisterName name) {
            return new ReplaceList(scope, ranges).isSweeping(name);
        }
    }

    /** Turns one holder off. */
    record Disable(String scope, String holder) implements ChangeOperation {
        @Override
        public ChangeResult to(MaintenanceMode maintenance) {
            return maintenance.scope(scope).disable(holder);
        }

        @Override
        public Optional<Boolean> wants(RegisterName name) {
            return about(name, "status", scope, holder, false);
        }
    }

    /** Turns every holder off. */
    record DisableAll(String scope) implements ChangeOperation {
        @Override
        public ChangeResult to(MaintenanceMode maintenance) {
            return maintenance.scope(scope).disableAll();
        }

        @Override
        public Optional<Boolean> wants(RegisterName name) {
            return about(name, "status", scope, name.name(), false);
        }

        @Override
        public boolean isSweeping(RegisterName name) {
            return name.entry().equals("status") && name.scope().equals(scope);
        }
    }

    /** Puts a range on a list, or takes it off. */
    record Allow(String scope, String range, boolean in) implements ChangeOperation {
        @Override
        public ChangeResult to(MaintenanceMode maintenance) {
            return in
                    ? maintenance.scope(scope).allow(range)
                    : maintenance.scope(scope).disallow(range);
        }

        @Override
        public Optional<Boolean> wants(RegisterName name) {
            return about(name, "addresses", scope, range, in);
        }
    }

    /** Replaces a list. */
    record ReplaceList(String scope, List<String> ranges) implements ChangeOperation {
        @Override
        public ChangeResult to(MaintenanceMode maintenance) {
            return maintenance.scope(scope).setAddresses(ranges);
        }

        @Override
        public Optional<Boolean> wants(RegisterName name) {
            return about(name, "addresses", scope, name.name(), ranges.contains(name.name()));
        }

        @Override
        public boolean isSweeping(RegisterName name) {
            return name.entry().equals("addresses") && name.scope().equals(scope);
        }
    }

    private static Optional<Boolean> about(RegisterName name, String entry, String scope, String part, boolean wanted) {
        return name.equals(new RegisterName(entry, scope, part)) ? Optional.of(wanted) : Optional.empty();
    }
}
