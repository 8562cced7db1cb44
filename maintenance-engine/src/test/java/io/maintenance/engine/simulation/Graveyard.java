// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.Mirror.Line;
import io.maintenance.engine.simulation.Mirror.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was forgotten for good, and must not come back. */
final class Graveyard {

    private final World world;
    private final Sight sight;
    private final Set<Map.Entry<Name, Line>> buried = new HashSet<>();

    Graveyard(World world, Sight sight) {
        this.world = world;
        this.sight = sight;
    }

    /** A host comes back: what it remembers from too long ago is gone for good, unless somebody else has it. */
    void returns(Host host) {
        if (!host.wasWrong) {
            List<Mirror> others = new ArrayList<>();
            others.add(sight.primary(host.namespace));
            others.add(sight.successors(host.namespace));
            others.add(sight.flying(world.primary, host.namespace));
            sight.hosts(host.namespace).stream()
                    .filter(other -> other != host)
                    .forEach(other -> others.add(sight.everythingOn(other, true)));
            bury(sight.everythingOn(host, true), others);
        }
    }

    /** One by one: a floor that one of the others knows does not take from the rest what they know. */
    private void bury(Mirror old, List<Mirror> others) {
        old.lines().forEach((name, line) -> {
            if (others.stream().noneMatch(other -> line.equals(other.lines().get(name)))) {
                buried.add(Map.entry(name, line));
            }
        });
    }

    /** A backup was brought back, or a person wrote: what stands there now may be there again. */
    void digUp(String namespace) {
        buried.removeAll(sight.primary(namespace).lines().entrySet());
    }

    /** Returns what came back. */
    List<Map.Entry<Name, Line>> risenIn(Mirror mirror) {
        return mirror.lines().entrySet().stream().filter(buried::contains).toList();
    }
}
