// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions inside the kit: what authors extend sees everything, and what they hand in is seen by everything. */
class KitArchitectureTest {

    private static final String ROOM = "io.maintenance.tck.";

    @Test
    void roomsDependInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("harness")
                .definedBy(ROOM + "harness")
                .layer("words")
                .definedBy(belongToAnyOf(
                        ContractProfile.class,
                        ContractProfile.Part.class,
                        Fault.class,
                        Faults.class,
                        FileLockProcess.class,
                        ServerKind.class))
                .layer("server")
                .definedBy(ROOM + "server")
                .layer("fixture")
                .definedBy(ROOM + "fixture")
                .layer("rules")
                .definedBy(ROOM + "rules")
                .layer("report")
                .definedBy(ROOM + "report")
                .layer("face")
                .definedBy(belongToAnyOf(MaintenanceBackendTck.class, AuthorFixture.class, TestServer.class))
                .whereLayer("harness")
                .mayNotAccessAnyLayer()
                .whereLayer("words")
                .mayOnlyAccessLayers("harness")
                .whereLayer("server")
                .mayOnlyAccessLayers("words", "harness")
                .whereLayer("fixture")
                .mayOnlyAccessLayers("words", "harness")
                .whereLayer("rules")
                .mayOnlyAccessLayers("fixture", "words", "harness")
                .whereLayer("report")
                .mayOnlyAccessLayers("rules", "fixture")
                .ensureAllClassesAreContainedInArchitectureIgnoring(simpleName("package-info"))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.maintenance.tck"));
    }
}
