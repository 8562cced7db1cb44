// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

/** The engine's logger. */
public final class EngineLog {

    public static final System.Logger LOGGER = System.getLogger("io.maintenance");

    private EngineLog() {}
}
