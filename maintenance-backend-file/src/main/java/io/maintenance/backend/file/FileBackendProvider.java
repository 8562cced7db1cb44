// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import io.maintenance.spi.Traits;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens {@code file:/absolute/directory}: a store that the processes of one machine share. It needs no server and creates
 * nothing until the first change. Thread-safe.
 */
public final class FileBackendProvider implements MaintenanceBackendProvider {

    private static final String ALLOWED = "name a directory, such as file:/var/lib/maintenance";

    // any valid port does: what counts is whether a host is named at all
    private static final int SOME_PORT = 1;

    /** Creates the provider; {@link java.util.ServiceLoader} does. */
    public FileBackendProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("file");
    }

    @Override
    public List<String> urlForms() {
        return List.of("file:/ABSOLUTE/DIRECTORY");
    }

    @Override
    public Traits.Reach reach() {
        return Traits.Reach.HOST;
    }

    /** A call may wait for a disk. */
    @Override
    public Duration defaultTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        if (!options.hosts(SOME_PORT).isEmpty()) {
            options.problem("", "a file URL names no host; " + ALLOWED);
        }
        Optional<Path> root = root(options);
        options.finish();
        return new FileBackend(root.orElseThrow(), options.namespace(), options.timeout());
    }

    private static Optional<Path> root(BackendOptions options) {
        if (options.path().isEmpty()) {
            options.problem("", "the directory is missing; " + ALLOWED);
            return Optional.empty();
        }
        try {
            Path root = Path.of(options.path()).toAbsolutePath();
            if (Files.exists(root) && !Files.isDirectory(root)) {
                options.problem("", root + " is not a directory; " + ALLOWED);
            }
            return Optional.of(root);
        } catch (InvalidPathException e) {
            options.problem("", "not the name of a directory (" + e.getReason() + "); " + ALLOWED);
            return Optional.empty();
        }
    }
}
