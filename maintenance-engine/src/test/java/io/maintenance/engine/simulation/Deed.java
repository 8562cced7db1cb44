// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.Change;
import io.maintenance.MaintenanceMode;
import io.maintenance.engine.simulation.Mirror.Name;
import java.util.List;
import java.util.Optional;

/** What somebody wants changed. */
interface Deed {

    /** Does it. */
    Change to(MaintenanceMode maintenance);

    /** Returns whether it wants a register on, or a range in; empty if it is not about that. */
    Optional<Boolean> wants(Name name);

    /** Tells whether it raises the floor of a scope in an entry. */
    default boolean isSweeping(Name name) {
        return false;
    }

    /** Turns one holder on. */
    record Enable(String scope, String holder) implements Deed {
        @Override
        public Change to(MaintenanceMode maintenance) {
            return maintenance.scope(scope).enable(spec -> spec.holder(holder));
        }

        @Override
        public Optional<Boolean> wants(Name name) {
            return about(name, "status", scope, holder, true);
        }
    }

    /** Turns one holder on, with a list of its own. */
    record EnableWith(String scope, String holder, List<String> ranges) implements Deed {
        @Override
        public Change to(MaintenanceMode maintenance) {
            return maintenance.scope(scope).enable(spec -> spec.holder(holder).addresses(ranges));
        }

        @Override
        public Optional<Boolean> wants(Name name) {
            Optional<Boolean> list = new Replace(scope, ranges).wants(name);
            return list.isPresent() ? list : about(name, "status", scope, holder, true);
        }

        @Override
        public boolean isSweeping(Name name) {
            return new Replace(scope, ranges).isSweeping(name);
        }
    }

    /** Turns one holder off. */
    record Disable(String scope, String holder) implements Deed {
        @Override
        public Change to(MaintenanceMode maintenance) {
            return maintenance.scope(scope).disable(holder);
        }

        @Override
        public Optional<Boolean> wants(Name name) {
            return about(name, "status", scope, holder, false);
        }
    }

    /** Turns every holder off. */
    record DisableAll(String scope) implements Deed {
        @Override
        public Change to(MaintenanceMode maintenance) {
            return maintenance.scope(scope).disableAll();
        }

        @Override
        public Optional<Boolean> wants(Name name) {
            return about(name, "status", scope, name.name(), false);
        }

        @Override
        public boolean isSweeping(Name name) {
            return name.entry().equals("status") && name.scope().equals(scope);
        }
    }

    /** Puts a range on a list, or takes it off. */
    record Allow(String scope, String range, boolean in) implements Deed {
        @Override
        public Change to(MaintenanceMode maintenance) {
            return in
                    ? maintenance.scope(scope).allow(range)
                    : maintenance.scope(scope).disallow(range);
        }

        @Override
        public Optional<Boolean> wants(Name name) {
            return about(name, "addresses", scope, range, in);
        }
    }

    /** Replaces a list. */
    record Replace(String scope, List<String> ranges) implements Deed {
        @Override
        public Change to(MaintenanceMode maintenance) {
            return maintenance.scope(scope).setAddresses(ranges);
        }

        @Override
        public Optional<Boolean> wants(Name name) {
            return about(name, "addresses", scope, name.name(), ranges.contains(name.name()));
        }

        @Override
        public boolean isSweeping(Name name) {
            return name.entry().equals("addresses") && name.scope().equals(scope);
        }
    }

    private static Optional<Boolean> about(Name name, String entry, String scope, String part, boolean wanted) {
        return name.equals(new Name(entry, scope, part)) ? Optional.of(wanted) : Optional.empty();
    }
}
