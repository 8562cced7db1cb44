// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceMode;
import io.maintenance.examples.checks.Load.Answer;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two containers that share a switch, while visitors keep asking. */
@Tag("slow")
class ClusterIT {

    @RegisterExtension
    static final TestServer REDIS = TestServer.redis();

    private static final Path DRIVER = Path.of("..", "..", "maintenance-backend-redis", "target");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TURNS = 3;
    private static final int ANSWERS = 200;
    private static final int EXAMPLES = 2;

    @Test
    void visitorsSeeNothingBesidesTheApplicationAndOurPage(
            @TempDir Path one, @TempDir Path other, TestReporter reporter) throws Exception {
        Switch operator = new Switch("redis://" + REDIS.address(), "shop");
        List<Phase> phases = new ArrayList<>();
        List<Answer> answers;
        try (RunningExample jetty = start(Example.JETTY, one, operator);
                RunningExample tomcat = start(Example.TOMCAT, other, operator)) {
            Load load = Load.on(List.of(jetty, tomcat));
            try (load;
                    MaintenanceMode beside = operator.open()) {
                for (int turn = 0; turn < TURNS; turn++) {
                    phases.add(change(() -> operator.enable(spec -> spec.message("We move.")), true, beside, load));
                    phases.add(change(operator::disable, false, beside, load));
                }
            }
            assertThat(load.failures()).isEmpty();
            answers = List.copyOf(load.answers());
        }

        assertThat(answers).allMatch(answer -> answer.isOpen() || answer.isOurs());
        for (Phase phase : phases) {
            reporter.publishEntry(phase.toString(answers));
            assertThat(answers.stream().filter(phase::slippedThrough)).isEmpty();
        }
    }

    private static RunningExample start(Example example, Path state, Switch operator) throws Exception {
        return RunningExample.start(
                example,
                example.classPath() + ":" + driver(),
                state,
                "maintenance.backend.url=" + operator.url(),
                "maintenance.namespace=" + operator.namespace());
    }

    /** The jar for those who add the backend to a program that is there. */
    private static Path driver() throws IOException {
        try (Stream<Path> files = Files.list(DRIVER.toAbsolutePath().normalize())) {
            return files.filter(file -> file.toString().endsWith("-all.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("maintenance-backend-redis is not packaged"));
        }
    }

    private static Phase change(Runnable change, boolean on, MaintenanceMode beside, Load load) {
        change.run();
        long acknowledged = System.nanoTime();
        await().pollInterval(Duration.ofMillis(1)).atMost(PATIENCE).until(() -> beside.isOn() == on);
        long heard = System.nanoTime();
        await().pollInterval(Duration.ofMillis(1))
                .atMost(PATIENCE)
                .until(() -> load.countExamples(on, acknowledged) == EXAMPLES);
        long everywhere = System.nanoTime();
        await().atMost(PATIENCE).until(() -> load.countSince(everywhere) >= ANSWERS);
        return new Phase(on, acknowledged, heard, everywhere, System.nanoTime());
    }

    /**
     * The time from one change to the next, in nanoseconds.
     *
     * @param on what it was changed to
     * @param acknowledged when the store had the change
     * @param arrived when a switch beside the containers had it
     * @param everywhere when each container had answered accordingly
     * @param ended when the next change began
     */
    private record Phase(boolean on, long acknowledged, long arrived, long everywhere, long ended) {

        boolean slippedThrough(Answer answer) {
            return isLate(answer) && answer.begun() - everywhere > 0;
        }

        /**
         * Tells whether it was asked for in this phase, and answered as in the one before. What had not come by the end of the
         * phase may have reached the container in the next one.
         */
        private boolean isLate(Answer answer) {
            boolean here = answer.begun() - acknowledged > 0 && answer.ended() - ended < 0;
            return here && answer.isOurs() != on;
        }

        String toString(List<Answer> answers) {
            long last = answers.stream()
                    .filter(this::isLate)
                    .mapToLong(answer -> answer.begun() - acknowledged)
                    .max()
                    .orElse(0);
            return (on ? "on" : "off") + ": arrived beside after " + (arrived - acknowledged) / 1_000 + " us; the last"
                    + " answer of the other kind was asked for after " + last / 1_000 + " us";
        }
    }
}
