// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.maintenance.spi.Finding;
import io.maintenance.spi.NameSuggestion;
import org.junit.jupiter.api.Test;

/** The directions between modules. They are tested here because the command line tool alone sees all of them. */
class ModuleDependencyTest {

    private static final String ENGINE = "io.maintenance.engine..";
    private static final String BACKENDS = "io.maintenance.backend..";
    private static final String GATE = "io.maintenance.http..";
    private static final String TOOL = "io.maintenance.cli..";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.maintenance");

    @Test
    void everyModuleIsLookedAt() {
        assertThat(ALL.contain("io.maintenance.MaintenanceMode")).isTrue();
        assertThat(ALL.contain("io.maintenance.backend.file.FileBackendProvider"))
                .isTrue();
        assertThat(ALL.contain("io.maintenance.backend.redis.RedisBackendProvider"))
                .isTrue();
        assertThat(ALL.contain("io.maintenance.cli.Main")).isTrue();
    }

    @Test
    void backendsKnowTheSpiAndNothingElseOfTheHouse() {
        noClasses()
                .that()
                .resideInAPackage(BACKENDS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.maintenance", ENGINE, TOOL)
                .check(ALL);
    }

    @Test
    void backendsDoNotSeeEachOther() {
        slices().matching("io.maintenance.backend.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void theRoomsOfABackendDependInOneDirection() {
        slices().matching("io.maintenance.backend.(**)")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    @Test
    void theToolUsesOnlyWhatIsPublicAndNoBackend() {
        noClasses()
                .that()
                .resideInAPackage(TOOL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, BACKENDS)
                .check(ALL);
    }

    @Test
    void theGateKnowsTheApiAndNothingElseOfTheHouse() {
        noClasses()
                .that()
                .resideInAPackage(GATE)
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.maintenance.spi..", ENGINE, BACKENDS, TOOL)
                        .and(not(belongToAnyOf(
                                Finding.class, NameSuggestion.class)))) // its settings are judged like others
                .check(ALL);
    }

    @Test
    void eventsKnowTheApiAndNothingElseOfTheHouse() {
        noClasses()
                .that()
                .resideInAPackage("io.maintenance.events..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, BACKENDS, GATE, TOOL, "io.maintenance.admin..", "io.maintenance.server..")
                .check(ALL);
        slices().matching("io.maintenance.events.(**)")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    @Test
    void thePartsOfTheGateDoNotKnowIt() {
        noClasses()
                .that()
                .resideInAPackage("io.maintenance.http.*..")
                .and()
                .resideOutsideOfPackage("io.maintenance.http.jdk..") // an adapter, which is built upon the gate
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.maintenance.http")
                .check(ALL);
        slices().matching("io.maintenance.http.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void modulesFormNoCycle() {
        slices().matching("io.maintenance.(backend|cli)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }
}
