// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.spi.MaintenanceBackendProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the tool, the Java it runs on, and the backends that were found. */
final class Version implements IVersionProvider {

    /** A class loader that cannot list its resources fails each time it is asked. */
    private static final int MOST_FAILURES = 100;

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
        for (ServiceLoader.Provider<MaintenanceBackendProvider> provider : providers(schemes)) {
            try {
                schemes.addAll(provider.get().schemes());
            } catch (ServiceConfigurationError | LinkageError e) {
                schemes.add(broken(e));
            }
        }
        return schemes.isEmpty() ? Set.of("none") : schemes;
    }

    private static List<ServiceLoader.Provider<MaintenanceBackendProvider>> providers(Set<String> problems) {
        List<ServiceLoader.Provider<MaintenanceBackendProvider>> providers = new ArrayList<>();
        Iterator<ServiceLoader.Provider<MaintenanceBackendProvider>> all =
                ServiceLoader.load(MaintenanceBackendProvider.class).stream().iterator();
        for (int failures = 0; failures < MOST_FAILURES; failures++) {
            try {
                all.forEachRemaining(providers::add);
                return providers;
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add(broken(e));
            }
        }
        return providers;
    }

    private static String broken(Error cause) {
        return "(one that does not load: " + cause.getMessage() + ")";
    }
}
