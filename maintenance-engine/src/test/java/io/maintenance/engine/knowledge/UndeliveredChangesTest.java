// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.lab.LogLines;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.Group;
import io.maintenance.engine.state.Register;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.Stamp;
import io.maintenance.engine.state.State;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log is told of changes that were left on this host and lost. */
class UndeliveredChangesTest {

    private static final String OWN = "app@web-1#0000000000000001";
    private static final String OTHER = "ops@web-2#0000000000000002";

    private final LogLines log = new LogLines();
    private final UndeliveredChanges changes = new UndeliveredChanges();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatAnotherProcessWroteOverAChangeIsTold() {
        changes.add(holder("true", new Stamp(1, OWN)));

        changes.compare(holder("false", new Stamp(2, OTHER)), OWN);

        assertThat(log.all()).singleElement().asString().contains("lost against");
    }

    @Test
    void whatThisProcessWroteOverItsChangeIsNoLossAlsoIfTheStoreIsReadBeforeTheAnswer() {
        changes.add(holder("true", new Stamp(1, OWN)));

        changes.compare(holder("false", new Stamp(2, OWN)), OWN);

        assertThat(log.all()).isEmpty();
    }

    @Test
    void aFloorThatThisProcessSetIsNoLossEither() {
        changes.add(holder("true", new Stamp(1, OWN)));

        Group<Attributes> emptied = new Group<>(new Stamp(2, OWN), new TreeMap<>());
        changes.compare(State.ofStatus(Registers.of("global", emptied)), OWN);

        assertThat(log.all()).isEmpty();
    }

    private static State holder(String on, Stamp stamp) {
        Register<Attributes> register = new Register<>(stamp, new Attributes(new TreeMap<>(Map.of("on", on))));
        return State.ofStatus(
                Registers.of("global", new Group<>(Stamp.NONE, new TreeMap<>(Map.of("operator", register)))));
    }
}
