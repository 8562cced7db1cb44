// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.maintenance.MaintenanceMode;
import io.maintenance.engine.Engine;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The compiled main classes of the api and of the engine, without tests. */
final class MainClasses {

    /** Imported once: that takes longer than all rules together. */
    static final JavaClasses ALL = new ClassFileImporter()
            .importPaths(Stream.of(MaintenanceMode.class, Engine.class)
                    .map(MainClasses::place)
                    .toList());

    private MainClasses() {}

    private static Path place(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The classes are in a place without a path: " + source, e);
        }
    }
}
