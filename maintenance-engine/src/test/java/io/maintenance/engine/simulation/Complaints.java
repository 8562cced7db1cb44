// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong in a world: ten things at most, for one leads to the next. */
final class Complaints {

    private static final int MOST = 10;

    private final World world;
    private final List<String> all = new ArrayList<>();

    Complaints(World world) {
        this.world = world;
    }

    void add(String what) {
        if (all.size() < MOST) {
            world.note("COMPLAINT " + what);
            all.add(what);
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<String> all() {
        return all;
    }
}
