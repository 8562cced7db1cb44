// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.migrate;

import io.maintenance.MaintenanceMode;
import io.maintenance.settings.EffectiveSettings;
import io.maintenance.settings.Setting;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;

/**
 * The store from which {@code migrate} copies.
 *
 * @param url its URL
 * @param namespace the namespace that is copied
 */
record SourceStore(String url, String namespace) {

    private static final String URL = "maintenance.backend.url";

    /** Opens it; the caller closes it. */
    MaintenanceBackend open() {
        return builder().configuration().openBackend();
    }

    /** Returns whether it holds nothing of this namespace; false if it does not answer. */
    boolean isEmpty() {
        try (MaintenanceBackend store = open()) {
            return store.read().isEmpty();
        } catch (BackendException unknown) {
            return false;
        }
    }

    /** Returns whether these settings have the same URL for the backend. */
    boolean isStoreOf(EffectiveSettings settings) {
        return displayUrl().equals(value(settings));
    }

    /** Returns the URL without secrets. */
    String displayUrl() {
        return value(builder().configuration().settings());
    }

    private MaintenanceMode.Builder builder() {
        return MaintenanceMode.builder().namespace(namespace).backend(url);
    }

    private static String value(EffectiveSettings settings) {
        Setting setting = settings.settings().get(URL);
        return setting == null ? "" : setting.value();
    }
}
