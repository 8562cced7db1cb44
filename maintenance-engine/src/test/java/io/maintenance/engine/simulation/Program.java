// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.ArrayList;
import java.util.List;

/** Actors that live and die together, like the threads of a process. */
public final class Program {

    private final List<Actor> actors = new ArrayList<>();
    private boolean killed;
    private long frozenUntil;

    boolean isKilled() {
        return killed;
    }

    long frozenUntil() {
        return frozenUntil;
    }

    /** Lets none of its actors go on before a time. */
    void freezeUntil(long nanos) {
        frozenUntil = nanos;
    }

    void add(Actor actor) {
        actors.add(actor);
    }

    void remove(Actor actor) {
        actors.remove(actor);
    }

    List<Actor> kill() {
        killed = true;
        frozenUntil = 0;
        return List.copyOf(actors);
    }
}
