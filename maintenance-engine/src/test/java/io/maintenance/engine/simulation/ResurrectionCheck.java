// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.ReferenceState.RegisterName;
import io.maintenance.engine.simulation.ReferenceState.RegisterValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The check of resurrections: what was forgotten for good must not come back. */
final class ResurrectionCheck {

    private final World world;
    private final StateObserver observer;
    private final Set<Map.Entry<RegisterName, RegisterValue>> forgotten = new HashSet<>();

    ResurrectionCheck(World world, StateObserver observer) {
        this.world = world;
        this.observer = observer;
    }

    /** A host comes back: what it remembers from too long ago is gone for good, unless another has it. */
    void returns(Host host) {
        if (!host.wasWrong) {
            List<ReferenceState> others = new ArrayList<>();
            others.add(observer.primary(host.namespace));
            others.add(observer.laterVersions(host.namespace));
            others.add(observer.pendingWrites(world.primary, host.namespace));
            observer.hosts(host.namespace).stream()
                    .filter(other -> other != host)
                    .forEach(other -> others.add(observer.everythingOn(other, true)));
            forget(observer.everythingOn(host, true), others);
        }
    }

    /** One by one: a floor that one of the others knows does not take from the rest what they know. */
    private void forget(ReferenceState old, List<ReferenceState> others) {
        old.lines().forEach((name, line) -> {
            if (others.stream().noneMatch(other -> line.equals(other.lines().get(name)))) {
                forgotten.add(Map.entry(name, line));
            }
        });
    }

    /** A backup was brought back, or a person wrote: what stands there now may be there again. */
    void readmit(String namespace) {
        forgotten.removeAll(observer.primary(namespace).lines().entrySet());
    }

    /** Returns what came back. */
    List<Map.Entry<RegisterName, RegisterValue>> resurrectedIn(ReferenceState state) {
        return state.lines().entrySet().stream().filter(forgotten::contains).toList();
    }
}
