// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.discovery;

import io.maintenance.spi.MaintenanceBackendProvider;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Set;

/**
 * A provider that was loaded.
 *
 * @param provider the provider
 * @param source the jar, directory or module of its class
 * @param schemes in lower case
 */
record FoundProvider(MaintenanceBackendProvider provider, String source, Set<String> schemes) {

    Class<?> type() {
        return provider.getClass();
    }

    /** Two class loaders may each have loaded the same class from the same jar: that is one provider. */
    boolean isSameAs(Class<?> type) {
        return type().getName().equals(type.getName()) && source.equals(source(type));
    }

    static String source(Class<?> type) {
        CodeSource code = type.getProtectionDomain().getCodeSource();
        if (code == null || code.getLocation() == null) {
            return String.valueOf(type.getModule());
        }
        try {
            return Path.of(code.getLocation().toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return code.getLocation().toString();
        }
    }

    @Override
    public String toString() {
        return type().getName() + " in " + source;
    }
}
