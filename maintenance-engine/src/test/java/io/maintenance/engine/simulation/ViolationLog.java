// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.ArrayList;
import java.util.List;

/** The violations found in a world: ten at most, because one leads to the next. */
final class ViolationLog {

    private static final int MOST = 10;

    private final World world;
    private final List<String> all = new ArrayList<>();

    ViolationLog(World world) {
        this.world = world;
    }

    void add(String what) {
        if (all.size() < MOST) {
            world.note("VIOLATION " + what);
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
