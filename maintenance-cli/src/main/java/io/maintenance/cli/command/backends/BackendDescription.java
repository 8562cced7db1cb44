// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.backends;

import io.maintenance.spi.MaintenanceBackendProvider;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;

/**
 * A backend that was found on the class path.
 *
 * @param schemes the schemes of its URLs, sorted
 * @param urlForms the forms of its URLs
 * @param provider the name of the class that opens it
 * @param source the jar or directory that the class was loaded from
 * @param version the version of that jar, or {@code not known}
 */
public record BackendDescription(
        List<String> schemes, List<String> urlForms, String provider, Path source, String version) {

    static BackendDescription of(MaintenanceBackendProvider provider) {
        Class<?> type = provider.getClass();
        String version = type.getPackage().getImplementationVersion();
        return new BackendDescription(
                provider.schemes().stream().sorted().toList(),
                List.copyOf(provider.urlForms()),
                type.getName(),
                source(type),
                Objects.requireNonNullElse(version, "not known"));
    }

    private static Path source(Class<?> type) {
        CodeSource code = type.getProtectionDomain().getCodeSource();
        if (code == null || code.getLocation() == null) {
            return Path.of("not known");
        }
        try {
            return Path.of(code.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Path.of(code.getLocation().getPath());
        }
    }
}
