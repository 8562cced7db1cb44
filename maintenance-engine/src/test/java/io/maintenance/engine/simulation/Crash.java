// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

/** Ends an actor whose program was killed, wherever it waits. */
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash() {
        super("killed", null, false, false);
    }
}
