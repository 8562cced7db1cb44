// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.spi.MaintenanceBackendProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the tool, the Java it runs on, and the backends that were found. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {
            "maintenance " + ofTool(),
            "Java        " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
            "backends    " + String.join(", ", schemes())
        };
    }

    private static String ofTool() throws IOException {
        try (InputStream text = Version.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static Set<String> schemes() {
        Set<String> schemes = new TreeSet<>();
        Iterator<MaintenanceBackendProvider> found =
                ServiceLoader.load(MaintenanceBackendProvider.class).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return schemes.isEmpty() ? Set.of("none") : schemes;
                }
                schemes.addAll(found.next().schemes());
            } catch (ServiceConfigurationError | LinkageError e) {
                schemes.add("(one that does not load: " + e.getMessage() + ")");
            }
        }
    }
}
