// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.maintenance.MaintenanceMode;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The compiled main classes of this module, without its tests. */
final class ApiClasses {

    /** Imported once: that takes longer than all rules together. */
    static final JavaClasses ALL = imported();

    private ApiClasses() {}

    private static JavaClasses imported() {
        var source = MaintenanceMode.class.getProtectionDomain().getCodeSource();
        try {
            return new ClassFileImporter()
                    .importPath(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The classes are in a place without a path: " + source, e);
        }
    }
}
