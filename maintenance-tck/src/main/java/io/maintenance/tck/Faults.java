// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the author can do to the real store. The rules that would need more are skipped, and say so. The kit undoes what it
 * did after each test: {@link Fault#HANG} is of use with {@link Fault#RESUME} only, {@link Fault#KILL} with {@link
 * Fault#RESTART}, {@link Fault#REFUSE_WRITES} with {@link Fault#ALLOW_WRITES}, {@link Fault#LOCK} with {@link Fault#UNLOCK}.
 * Immutable.
 *
 * <pre>{@code
 * Faults.none().on(HANG, server::stop).on(RESUME, server::resume).on(WIPE, () -> server.command("FLUSHALL"))
 * }</pre>
 *
 * <p>An embedded store has faults too: see the second sentences of {@link Fault}.
 */
public final class Faults {

    private static final Faults NONE = new Faults(Map.of());

    private final Map<Fault, InNamespace> actions;

    private Faults(Map<Fault, InNamespace> actions) {
        this.actions = actions;
    }

    /** Brings a fault about, and returns once it is there. */
    @FunctionalInterface
    public interface Action {

        /** Does it; what it throws fails the test. */
        void run() throws Exception;
    }

    /** Brings a fault about that has to know where the entries are. */
    @FunctionalInterface
    public interface InNamespace {

        /** Does it; what it throws fails the test. */
        void run(String namespace) throws Exception;
    }

    /** Returns no faults: nothing can be done to the store. */
    public static Faults none() {
        return NONE;
    }

    /** Returns these faults and one more. */
    public Faults on(Fault fault, Action action) {
        Objects.requireNonNull(action, "action");
        return on(fault, namespace -> action.run());
    }

    /** Returns these faults and one more, whose action is told the namespace of the test. */
    public Faults on(Fault fault, InNamespace action) {
        Map<Fault, InNamespace> all = new EnumMap<>(Fault.class);
        all.putAll(actions);
        all.put(Objects.requireNonNull(fault, "fault"), Objects.requireNonNull(action, "action"));
        return new Faults(all);
    }

    /** Returns how to bring a fault about, or empty if it cannot be. */
    public Optional<InNamespace> action(Fault fault) {
        return Optional.ofNullable(actions.get(fault));
    }
}
