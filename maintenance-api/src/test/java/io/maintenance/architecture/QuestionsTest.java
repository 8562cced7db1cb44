// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.MaintenanceStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
            MaintenanceStatus.class,
            Set.of("version", "scopes", "scope", "isUnknown"));

    @Test
    void noQuestionCanWait() {
        assertThat(waitsIn(ApiClasses.imported())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {SlowSwitches.Remembers.class, SlowSwitches.AsksItsMemory.class})
    void anAnswerFromMemoryPasses(Class<?> type) {
        assertThat(waitsIn(imported(type))).isEmpty();
    }

    @Test
    void ioIsFoundBehindAnInterface() {
        assertThat(waitsIn(imported(SlowSwitches.AsksAFile.class)))
                .singleElement()
                .asString()
                .contains("AsksAFile.isOn()", "FlagFile.isThere()", "java.nio.file.Files.exists");
    }

    @Test
    void ioIsFoundInALambda() {
        assertThat(waitsIn(imported(SlowSwitches.Resolves.class)))
                .anySatisfy(each -> assertThat(each).contains("Resolves.isOnFor", "java.net.InetAddress.getByName"));
    }

    @Test
    void aLockIsFound() {
        assertThat(waitsIn(imported(SlowSwitches.Locks.class)))
                .anySatisfy(each -> assertThat(each).contains("ReentrantLock.lock()"));
    }

    @Test
    void aSynchronizedMethodIsFound() {
        assertThat(waitsIn(imported(SlowSwitches.Synchronizes.class)))
                .singleElement()
                .asString()
                .contains("Synchronizes.isOn()", "is synchronized");
    }

    @Test
    void aSynchronizedBlockIsFound() {
        assertThat(waitsIn(imported(SlowSwitches.SynchronizesABlock.class)))
                .singleElement()
                .asString()
                .contains("SynchronizesABlock.isReadOnly()", "is synchronized");
    }

    @Test
    void waitingForAnotherThreadIsFound() {
        assertThat(waitsIn(imported(SlowSwitches.WaitsForAnAnswer.class)))
                .singleElement()
                .asString()
                .contains("snapshot()", "CompletableFuture.join()");
    }

    private static List<String> waitsIn(JavaClasses classes) {
        return WaitingCalls.reachableFrom(QUESTIONS.entrySet().stream()
                .flatMap(each -> questions(classes.get(each.getKey()), each.getValue()))
                .toList());
    }

    private static Stream<JavaMethod> questions(JavaClass type, Set<String> names) {
        return Stream.concat(Stream.of(type), type.getAllSubclasses().stream())
                .flatMap(each -> each.getAllMethods().stream())
                .filter(each -> names.contains(each.getName()));
    }

    private static JavaClasses imported(Class<?> type) {
        return new ClassFileImporter()
                .importClasses(
                        MaintenanceScope.class,
                        MaintenanceMode.class,
                        MaintenanceStatus.class,
                        SlowSwitches.Flag.class,
                        SlowSwitches.FlagFile.class,
                        type);
    }
}
