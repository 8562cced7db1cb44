// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import static io.maintenance.engine.lab.Lab.ADDRESSES;
import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.maintenance.ActivationSpec;
import io.maintenance.ChangeRefusedException;
import io.maintenance.ChangeRefusedException.Reason;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A start in the future would end what its holder has on now. */
class ScheduledStartTest {

    private final Lab lab = new Lab();
    private final Consumer<ActivationSpec> later =
            spec -> spec.from(lab.machine.now().plusSeconds(3600));

    @AfterEach
    void close() {
        lab.close();
    }

    private void isRefused(MaintenanceScope scope, Consumer<ActivationSpec> spec) {
        Map<?, ?> before = Map.copyOf(lab.primaryEntries);

        assertThatExceptionOfType(ChangeRefusedException.class)
                .isThrownBy(() -> scope.enable(spec))
                .withMessageContainingAll(
                        "global is in maintenance, held by operator",
                        "2026-11-21T21:00:00Z",
                        "--holder NAME",
                        "--replace",
                        "#already-on")
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.ALREADY_ON));
        assertThat(lab.primaryEntries).isEqualTo(before);
    }

    /** Lets somebody turn it on whose clock is slower, so that what a try here wrote is not older. */
    private void onAMomentAgo() {
        lab.machine.jump(Duration.ofSeconds(-1));
        lab.on();
        lab.machine.jump(Duration.ofSeconds(1));
    }

    @Test
    void isRefusedWhileTheHolderHasItOn() {
        isRefused(lab.on().command(), later);
        isRefused(lab.elsewhere().node(), later);
    }

    @Test
    void isRefusedAlsoIfWhatIsOnEndsBeforeIt() {
        MaintenanceMode command = lab.command();
        command.enable(spec -> spec.lasting(Duration.ofMinutes(5)));

        isRefused(command, later);
    }

    @Test
    void isRefusedByThePreviewToo() {
        MaintenanceMode command = lab.on().command();

        assertThatExceptionOfType(ChangeRefusedException.class).isThrownBy(() -> command.preview(later));
    }

    @Test
    void isRefusedIfSomebodyElseTurnedItOnSinceThisNodeLooked() {
        lab.poll = Duration.ofHours(1);
        MaintenanceMode command = lab.command();
        lab.on();

        isRefused(command, later);
    }

    @Test
    void isRefusedIfSomebodyElseIsFasterToTurnItOn() {
        MaintenanceMode command = lab.command();
        FaultyBackend first = lab.primary;
        first.beforeWrite = () -> {
            first.beforeWrite = () -> {};
            onAMomentAgo();
        };

        assertThatExceptionOfType(ChangeRefusedException.class)
                .isThrownBy(() -> command.enable(later))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.ALREADY_ON));
        assertThat(lab.elsewhere().command().isOn()).isTrue();
    }

    @Test
    void namesTheAddressesThatAnEarlierTryStored() {
        MaintenanceMode command = lab.command();
        FaultyBackend first = lab.primary;
        first.afterWrite = () -> {
            first.afterWrite = () -> {};
            onAMomentAgo();
        };

        assertThatExceptionOfType(ChangeRefusedException.class)
                .isThrownBy(() -> command.enable(later.andThen(spec -> spec.addresses(List.of("10.0.0.1")))))
                .withMessageContaining("Of this change, MAINTENANCE_MODE_ADDRESSES was stored in lab:primary.");
        assertThat(lab.inPrimary(ADDRESSES)).contains("10.0.0.1");
    }

    @Test
    void isInDoubtIfAnEarlierTryMayStillArrive() {
        MaintenanceMode command = lab.command();
        FaultyBackend first = lab.primary;
        first.onWrite(STATUS, Fault.APPLY_LATE);
        first.afterRead = () -> {
            if (first.writes.get() > 0) {
                first.afterRead = () -> {};
                onAMomentAgo();
            }
        };

        assertThat(command.enable(later).outcome()).isEqualTo(Outcome.IN_DOUBT);
    }

    @Test
    void isRefusedDuringAnOutageByWhatTheNodeKnows() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        node.enable();
        lab.primary.all(Fault.REFUSE);

        assertThatExceptionOfType(ChangeRefusedException.class).isThrownBy(() -> node.enable(later));
        assertThat(node.isOn()).isTrue();
    }

    @Test
    void endsItIfToldTo() {
        MaintenanceMode command = lab.on().command();

        command.enable(later.andThen(ActivationSpec::replace));

        assertThat(command.isOn()).isFalse();
        assertThat(command.status().next()).isEqualTo(lab.machine.now().plusSeconds(3600));
    }

    @Test
    void endsNothingForAnotherHolderOrScope() {
        MaintenanceMode command = lab.on().command();

        command.enable(later.andThen(spec -> spec.holder("night")));
        command.scope("store-a").enable(later);

        assertThat(command.isOn()).isTrue();
    }

    @Test
    void endsNothingThatIsOffOverOrOnlyScheduled() {
        MaintenanceMode command = lab.command();
        command.enable(later);
        assertThatNoException().isThrownBy(() -> command.enable(later));
        command.enable(spec -> spec.lasting(Duration.ofMinutes(5)));
        lab.machine.pass(Duration.ofMinutes(5));
        assertThatNoException().isThrownBy(() -> command.enable(later));
        command.enable();
        command.disable();
        assertThatNoException().isThrownBy(() -> command.enable(later));
    }

    @Test
    void isNoneIfItIsNowOrPast() {
        MaintenanceMode command = lab.on().command();

        command.enable(spec -> spec.from(lab.machine.now()));
        command.enable(spec -> spec.from(lab.machine.now().minusSeconds(1)));

        assertThat(command.isOn()).isTrue();
    }
}
