// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

/**
 * The implementation of the switch, found with {@link java.util.ServiceLoader}: {@code io.maintenance:maintenance-engine} provides
 * it, and every backend brings that along. Applications call {@link MaintenanceMode#open()}. Thread-safe; needs a public
 * constructor without parameters.
 */
public interface MaintenanceEngine {

    /** Returns a builder that reads nothing it was not told to read. */
    MaintenanceMode.Builder newBuilder();
}
