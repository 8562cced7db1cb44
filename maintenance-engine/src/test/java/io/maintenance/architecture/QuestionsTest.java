// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.MaintenanceSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions are answered from memory: no lock, no I/O and no thread is reachable from them. */
class QuestionsTest {

    private static final Map<Class<?>, Set<String>> QUESTIONS = Map.of(
            MaintenanceScope.class,
            Set.of("isOn", "isOnFor", "isReadOnly", "status", "name", "addresses"),
            MaintenanceMode.class,
            Set.of("snapshot"),
            MaintenanceSnapshot.class,
            Set.of("version", "scopes", "scope", "isOnFor", "isQuiet", "isUnknown"));

    private static final JavaClasses SLOW_SWITCHES = slowSwitches();

    @Test
    void noQuestionCanWait() {
        assertThat(MainClasses.ALL.stream().flatMap(each -> waitsIn(each).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {SlowSwitches.Remembers.class, SlowSwitches.AsksItsMemory.class})
    void anAnswerFromMemoryPasses(Class<?> type) {
        assertThat(waitsIn(SLOW_SWITCHES.get(type))).isEmpty();
    }

    @Test
    void ioIsFoundBehindAnInterface() {
        assertThatOneWaits(SlowSwitches.AsksAFile.class)
                .contains("AsksAFile.isOn()", "FlagFile.isThere()", "java.nio.file.Files.exists");
    }

    @Test
    void ioIsFoundInALambda() {
        assertThatOneWaits(SlowSwitches.Resolves.class).contains("isOnFor", "java.net.InetAddress.getByName");
    }

    @Test
    void aLockIsFound() {
        assertThatOneWaits(SlowSwitches.Locks.class).contains("ReentrantLock.isLocked()");
    }

    @Test
    void aSynchronizedMethodIsFound() {
        assertThatOneWaits(SlowSwitches.Synchronizes.class).contains("Synchronizes.isOn()", "is synchronized");
    }

    @Test
    void aSynchronizedBlockIsFound() {
        assertThatOneWaits(SlowSwitches.SynchronizesABlock.class)
                .contains("SynchronizesABlock.isReadOnly()", "is synchronized");
    }

    @Test
    void waitingForAnotherThreadIsFound() {
        assertThatOneWaits(SlowSwitches.WaitsForAnAnswer.class).contains("snapshot()", "CompletableFuture.join()");
    }

    private static AbstractStringAssert<?> assertThatOneWaits(Class<?> type) {
        return assertThat(waitsIn(SLOW_SWITCHES.get(type))).singleElement().asString();
    }

    private static List<String> waitsIn(JavaClass type) {
        return WaitingCalls.reachableFrom(QUESTIONS.entrySet().stream()
                .filter(each -> type.isAssignableTo(each.getKey()))
                .flatMap(each -> questions(type, each.getValue()))
                .toList());
    }

    private static Stream<JavaMethod> questions(JavaClass type, Set<String> names) {
        return type.getAllMethods().stream().filter(each -> names.contains(each.getName()));
    }

    private static JavaClasses slowSwitches() {
        var types = Stream.concat(QUESTIONS.keySet().stream(), Stream.of(SlowSwitches.class.getDeclaredClasses()));
        return new ClassFileImporter().importClasses(types.toList());
    }
}
