// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

/** Where the engine reports what nobody asked for. */
final class Log {

    static final System.Logger LOGGER = System.getLogger("io.maintenance");

    private Log() {}
}
