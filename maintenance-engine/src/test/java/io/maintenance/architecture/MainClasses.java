// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.maintenance.MaintenanceMode;
import io.maintenance.engine.Engine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The compiled main classes of the api and of the engine, without tests. */
final class MainClasses {

    /** Imported once: that takes longer than all rules together. */
    static final JavaClasses ALL = new ClassFileImporter()
            .importLocations(Stream.of(MaintenanceMode.class, Engine.class)
                    .map(MainClasses::place)
                    .toList());

    private MainClasses() {}

    /** A module is a jar where it was packaged before, and a directory where it was only compiled. */
    private static Location place(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        try {
            Path path = Path.of(source.getLocation().toURI());
            return Files.isDirectory(path) ? Location.of(path) : Location.of(new JarFile(path.toFile()));
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("The classes cannot be read: " + source, e);
        }
    }
}
