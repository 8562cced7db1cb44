// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The directions between the packages of the command line tool, and their size. */
class CommandLineArchitectureTest {

    private static final int CLASSES_AT_MOST = 24;

    private static final JavaClasses TOOL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.maintenance.cli");

    @Test
    void packagesDependInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("entry")
                .definedBy("io.maintenance.cli")
                .layer("command")
                .definedBy("io.maintenance.cli.command..")
                .layer("report")
                .definedBy("io.maintenance.cli.report")
                .layer("option")
                .definedBy("io.maintenance.cli.option")
                .layer("terminal")
                .definedBy("io.maintenance.cli.terminal")
                .whereLayer("entry")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("entry")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("command", "entry")
                .whereLayer("option")
                .mayOnlyBeAccessedByLayers("report", "command", "entry")
                .ensureAllClassesAreContainedInArchitecture()
                .check(TOOL);
    }

    @Test
    void commandsWithPackagesOfTheirOwnDoNotSeeEachOther() {
        slices().matching("io.maintenance.cli.command.(*)..")
                .should()
                .notDependOnEachOther()
                .check(TOOL);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("io.maintenance.cli.(**)").should().beFreeOfCycles().check(TOOL);
    }

    @Test
    void packagesAreSmall() {
        Map<String, Long> sizes = TOOL.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes).hasSizeGreaterThan(4);
        assertThat(sizes.values()).allMatch(size -> size <= CLASSES_AT_MOST);
    }
}
