// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import static io.maintenance.tck.Fault.ALLOW_WRITES;
import static io.maintenance.tck.Fault.HANG;
import static io.maintenance.tck.Fault.KILL;
import static io.maintenance.tck.Fault.REFUSE_WRITES;
import static io.maintenance.tck.Fault.RESTART;
import static io.maintenance.tck.Fault.RESUME;

import io.maintenance.spi.BackendException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** What was done to the store in one test, and how to undo it. */
final class Affliction {

    private static final Map<Fault, Fault> REMEDIES = Map.of(HANG, RESUME, KILL, RESTART, REFUSE_WRITES, ALLOW_WRITES);

    private final Subject subject;
    private final Set<Fault> due = EnumSet.noneOf(Fault.class);

    Affliction(Subject subject) {
        this.subject = subject;
    }

    boolean can(Fault... faults) {
        return Stream.of(faults).allMatch(fault -> missing(fault) == null);
    }

    void needs(Fault... faults) {
        for (Fault fault : faults) {
            Fault missing = missing(fault);
            Skip.unless(missing == null, "no " + missing + " in faults()");
        }
    }

    void strike(Fault fault) {
        needs(fault);
        Fault remedy = REMEDIES.get(fault);
        if (remedy != null) {
            due.add(remedy);
        }
        due.remove(fault);
        run(fault);
    }

    /** Undoes what is not undone yet, and waits until the store works, so that the next test finds it well. */
    void heal() {
        if (due.isEmpty()) {
            return;
        }
        due.forEach(this::run);
        due.clear();
        boolean well =
                Eventually.answers(subject.patience(), () -> subject.open().read());
        Check.that(
                well,
                "The store does not work again after what was done to it was undone.",
                "do RESUME, RESTART and ALLOW_WRITES of faults() return once the server answers?");
    }

    private @Nullable Fault missing(Fault fault) {
        if (subject.faults().action(fault).isEmpty()) {
            return fault;
        }
        Fault remedy = REMEDIES.get(fault);
        return remedy == null || subject.faults().action(remedy).isPresent() ? null : remedy;
    }

    private void run(Fault fault) {
        try {
            subject.faults().action(fault).orElseThrow().run(subject.namespace());
        } catch (TestAbortedException | BackendException | AssertionError stated) {
            throw stated;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while bringing " + fault + " about", interrupted);
        } catch (Exception failed) {
            throw new IllegalStateException(fault + " of faults() failed: " + failed, failed);
        }
    }
}
