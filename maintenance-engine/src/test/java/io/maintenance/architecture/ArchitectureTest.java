// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.maintenance.engine.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.maintenance";
    private static final String SPI = "io.maintenance.spi..";
    private static final String ENGINE_ROOT = "io.maintenance.engine";
    private static final String ENGINE = ENGINE_ROOT + "..";

    /** Each room of the engine with those that it may know, itself included. */
    private static final Map<String, Set<String>> ROOMS = rooms();

    private final JavaClasses all = MainClasses.ALL;

    @Test
    void theClassesWereFound() {
        assertThat(all.contain("io.maintenance.MaintenanceMode")).isTrue();
        assertThat(all.contain("io.maintenance.engine.Engine")).isTrue();
    }

    @Test
    void theSpiDependsOnNothingElseOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(SPI)
                .should()
                .dependOnClassesThat(resideInAPackage("io.maintenance..").and(not(resideInAPackage(SPI))))
                .check(all);
    }

    @Test
    void theApiDoesNotKnowTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ENGINE)
                .check(all);
    }

    @Test
    void theRoomsOfTheEngineKnowOnlyThoseBelowThem() {
        ROOMS.forEach((room, below) -> noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ENGINE).and(not(resideInAnyPackage(below.toArray(String[]::new)))))
                .check(all));
    }

    @Test
    void onlyOneTypeWritesForANode() {
        noClasses()
                .that()
                .doNotHaveSimpleName("EntryWriter")
                .and()
                .resideOutsideOfPackage("io.maintenance.engine.doctor") // writes an entry over itself
                .should()
                .callMethodWhere(target(owner(type(Store.class))).and(target(name("compareAndSet"))))
                .check(all);
    }

    @Test
    void noRoomOfTheEngineIsCrowded() {
        var sizes = all.stream()
                .filter(resideInAPackage(ENGINE)
                        .and(each ->
                                each.isTopLevelClass() && !each.getSimpleName().equals("package-info")))
                .collect(groupingBy(JavaClass::getPackageName, counting()));

        assertThat(sizes).hasSizeGreaterThan(10).allSatisfy((name, size) -> assertThat(size)
                .as("the number of types in %s", name)
                .isLessThanOrEqualTo(25));
    }

    @Test
    void packagesFormNoCycles() {
        slices().assignedFrom(packages()).should().beFreeOfCycles().check(all);
    }

    /** Each room may use those named before it. */
    @Test
    void theRoomsOfTheConfigurationKnowOnlyLowerOnes() {
        String config = "io.maintenance.engine.config";
        List<String> rooms = Stream.of(".url", ".value", ".discovery", ".sources", ".options", "")
                .map(config::concat)
                .toList();

        assertThat(all.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith(config)))
                .as("every room has its place in the order")
                .allMatch(rooms::contains);
        for (int i = 1; i < rooms.size(); i++) {
            String[] upper = rooms.subList(i, rooms.size()).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(rooms.get(i - 1))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(upper)
                    .check(all);
        }
    }

    @Test
    void everythingStandsOnTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.maintenance..")
                .check(all);
    }

    @Test
    void everyPackageIsNullMarked() {
        var packages = all.stream().map(JavaClass::getPackage).distinct();

        assertThat(packages).isNotEmpty().allSatisfy(each -> assertThat(isNullMarked(each))
                .as("%s has a package-info.java with @NullMarked", each.getName())
                .isTrue());
    }

    @Test
    void noGenericExceptionIsThrown() {
        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(all);
    }

    @Test
    void nothingPrints() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(all);
    }

    @Test
    void nothingUsesJavaUtilLogging() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(all);
    }

    private static Map<String, Set<String>> rooms() {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        room(rooms, "platform");
        room(rooms, "state");
        room(rooms, "codec", "state");
        room(rooms, "view", "state");
        room(rooms, "store", "platform", "state", "codec", "config");
        room(rooms, "knowledge", "store", "view");
        room(rooms, "change", "knowledge");
        room(rooms, "replica", "knowledge");
        room(rooms, "node", "change", "replica");
        room(rooms, "doctor", "knowledge");
        return rooms;
    }

    /** Adds a room that stands on others, and on what those stand on. */
    private static void room(Map<String, Set<String>> rooms, String name, String... below) {
        Set<String> known = new TreeSet<>(Set.of(ENGINE_ROOT + "." + name));
        for (String each : below) {
            known.addAll(rooms.getOrDefault(ENGINE_ROOT + "." + each, Set.of(ENGINE_ROOT + "." + each + "..")));
        }
        rooms.put(ENGINE_ROOT + "." + name, known);
    }

    private static boolean isNullMarked(JavaPackage each) {
        return each.tryGetAnnotationOfType(NullMarked.class).isPresent();
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return "the packages of api and engine";
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return javaClass.getPackageName().startsWith(ROOT)
                        ? SliceIdentifier.of(javaClass.getPackageName())
                        : SliceIdentifier.ignore();
            }
        };
    }
}
