// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.engine.lab.SettablePlatform;
import io.maintenance.engine.platform.CallExecutor;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.platform.Signal;
import io.maintenance.engine.platform.TaskHandle;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A command waits once for a store that does not answer: when it begins. */
class InitialStoreReadTest {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private void isRefused(MaintenanceMode command, String reason) {
        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(command::enable)
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "REJECT"})
    void aChangeDoesNotAskItAgain(Fault fault) {
        lab.primary.all(fault);
        MaintenanceMode command = lab.command();
        isRefused(command, fault == Fault.REJECT ? "refused the change: read-only" : "could not be reached: ");

        assertThat(lab.primary.reads).hasValue(1);
        assertThat(lab.primary.writes).hasValue(0);
    }

    /** That is one timeout and less than half a second, whatever the command goes on to do. */
    @Test
    void oneThatHangsIsWaitedForOnceAndThenALittleLonger() {
        Granting machine = hanging(Integer.MAX_VALUE);
        MaintenanceMode command = lab.command();
        isRefused(command, "no answer within 300000 ms");

        assertThat(machine.granted).containsExactly(lab.primaryTimeout, Duration.ofMillis(400));
        assertThat(command.health().stores().get(0).problem()).isEqualTo("no answer within 300000 ms");
    }

    @Test
    void oneThatIsLateBecauseItsClientWasStartingIsHeard() {
        Granting machine = hanging(1);
        MaintenanceMode command = lab.command();

        assertThat(command.enable().outcome()).isEqualTo(Outcome.COMMITTED);
        assertThat(machine.granted).startsWith(lab.primaryTimeout, Duration.ofMillis(400), lab.primaryTimeout);
    }

    @Test
    void oneThatHangsLaterCostsOneTimeout() {
        Granting machine = hanging(0);
        MaintenanceMode command = lab.command();
        machine.granted.clear();
        machine.silent = Integer.MAX_VALUE;
        isRefused(command, "no answer within 300000 ms");

        assertThat(machine.granted).containsExactly(lab.primaryTimeout);
    }

    private Granting hanging(int calls) {
        Granting machine = new Granting(lab.machine);
        machine.silent = calls;
        lab.platform = machine;
        return machine;
    }

    @Test
    void aChangeIsLeftWithTheKeeperWithoutWaitingForItAgain() {
        lab.withFallback();
        lab.node().enable();
        lab.elsewhere().primary.all(Fault.REFUSE);
        MaintenanceMode command = lab.command();

        assertThat(command.disable().outcome()).isEqualTo(Outcome.DEGRADED);
        assertThat(lab.primary.reads).hasValue(1);
    }

    @Test
    void aCommandThatIsToldToWaitAsksAgain() {
        lab.waitStore = Lab.LONG;
        lab.primary.all(Fault.REFUSE);
        MaintenanceMode command = lab.command();
        lab.primary.heal();

        assertThat(command.enable().outcome()).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void oneThatStaysOpenAsksAgainLater() {
        lab.primary.all(Fault.REFUSE);
        MaintenanceMode command = lab.command();
        lab.primary.heal();
        lab.machine.pass(Duration.ofSeconds(6));

        assertThat(command.enable().outcome()).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void oneThatWasAnsweredOnceAsksAgain() {
        MaintenanceMode command = lab.command();
        lab.primary.onRead(Fault.REFUSE);
        isRefused(command, "could not be reached");
        lab.primary.heal();

        assertThat(command.enable().outcome()).isEqualTo(Outcome.COMMITTED);
        assertThat(lab.inPrimary(STATUS)).contains("operator.on=true");
    }

    @Test
    void aNodeAsksAgainAtOnce() {
        lab.poll = Duration.ofHours(1);
        lab.primary.all(Fault.REFUSE);
        MaintenanceMode node = lab.node();
        lab.primary.heal();

        assertThat(node.enable().outcome()).isEqualTo(Outcome.COMMITTED);
    }

    /** A machine on which calls take no time, unless nobody answers: then the time passes that they were granted. */
    private static final class Granting implements Platform {

        private final SettablePlatform machine;
        private final List<Duration> granted = new ArrayList<>();
        private long passed;
        private int silent;

        Granting(SettablePlatform machine) {
            this.machine = machine;
        }

        @Override
        public CallExecutor callExecutor(String name) {
            return new CallExecutor() {
                @Override
                public <T> T call(Callable<T> task, Duration atMost) {
                    granted.add(atMost);
                    if (silent > 0) {
                        silent--;
                        passed += atMost.toNanos();
                        throw new BackendException(Kind.UNAVAILABLE, "no answer within " + atMost.toMillis() + " ms");
                    }
                    try {
                        return task.call();
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public long nanoTime() {
            return passed;
        }

        @Override
        public InstantSource clock() {
            return machine.clock();
        }

        @Override
        public double random() {
            return machine.random();
        }

        @Override
        public void pause(Duration duration) {
            passed += duration.toNanos();
        }

        @Override
        public TaskHandle start(String name, Runnable task) {
            return machine.start(name, task);
        }

        @Override
        public Signal signal() {
            return machine.signal();
        }

        @Override
        public Lock lock() {
            return machine.lock();
        }
    }
}
