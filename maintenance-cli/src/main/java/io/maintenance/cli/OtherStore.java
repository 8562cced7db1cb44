// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.MaintenanceMode;
import io.maintenance.Setting;
import io.maintenance.SettingsInForce;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;

/**
 * A store besides the one that a command is about, in the same namespace.
 *
 * @param url where it is
 * @param namespace which deployment
 */
record OtherStore(String url, String namespace) {

    private static final String URL = "maintenance.backend.url";

    /** Opens it; the caller closes it. */
    MaintenanceBackend open() {
        return builder().openBackend();
    }

    /** Tells whether it holds nothing of this namespace. One that does not answer may hold something. */
    boolean isEmpty() {
        try (MaintenanceBackend store = open()) {
            return store.read().isEmpty();
        } catch (BackendException unknown) {
            return false;
        }
    }

    /** Tells whether these settings name the same store in the same words. */
    boolean isStoreOf(SettingsInForce settings) {
        return shown().equals(value(settings));
    }

    /** Returns the URL without secrets. */
    String shown() {
        return value(builder().settings());
    }

    private MaintenanceMode.Builder builder() {
        return MaintenanceMode.builder().namespace(namespace).backend(url);
    }

    private static String value(SettingsInForce settings) {
        Setting setting = settings.settings().get(URL);
        return setting == null ? "" : setting.value();
    }
}
