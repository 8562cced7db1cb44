// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.SimulatedStore.PushMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The plan of a history.
 *
 * @param seed of all random numbers
 * @param hosts the machines
 * @param readsAtOnce whether the primary store reads both entries at once
 * @param pushMode what it tells those who watch it
 * @param mixedSettings whether processes differ in their settings
 * @param phases what happens, part by part; after each of them all is calm for a while
 */
record HistoryPlan(
        long seed,
        List<HostPlan> hosts,
        boolean readsAtOnce,
        PushMode pushMode,
        boolean mixedSettings,
        List<HistoryPhase> phases) {

    /** A machine: whether it keeps a fallback, how many processes run on it, how far its clock is off, and in which steps it goes. */
    record HostPlan(String namespace, boolean fallback, int replicas, long skewMillis, int grainMillis) {}

    /**
     * A part of a history.
     *
     * @param events what happens, in order
     * @param millis how long that takes
     * @param longCalm whether all is watched for some minutes afterwards
     * @param days how many days are passed over at the end
     * @param asleep who sleeps through them
     * @param forgotten whether the primary store loses everything meanwhile
     */
    record HistoryPhase(
            List<TimedEvent> events, int millis, boolean longCalm, int days, Set<Integer> asleep, boolean forgotten) {}

    /** Something that happens, so many milliseconds after its phase began. */
    record TimedEvent(int millis, SimulationEvent event) {
        @Override
        public String toString() {
            return String.format("%,7d ms  %s", millis, event);
        }
    }

    int size() {
        return phases.stream().mapToInt(phase -> phase.events().size()).sum();
    }

    /** Returns a plan without some of what happens in one phase. */
    HistoryPlan without(int phase, int from, int to) {
        HistoryPhase former = phases.get(phase);
        List<TimedEvent> fewer = new ArrayList<>(former.events());
        fewer.subList(from, to).clear();
        return with(
                phase,
                new HistoryPhase(
                        fewer, former.millis(), former.longCalm(), former.days(), former.asleep(), former.forgotten()));
    }

    private HistoryPlan with(int phase, HistoryPhase replacement) {
        List<HistoryPhase> changed = new ArrayList<>(phases);
        changed.set(phase, replacement);
        return new HistoryPlan(seed, hosts, readsAtOnce, pushMode, mixedSettings, changed);
    }

    /** Returns a plan that ends after so many phases. */
    HistoryPlan until(int count) {
        return new HistoryPlan(seed, hosts, readsAtOnce, pushMode, mixedSettings, phases.subList(0, count));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("hosts " + hosts + ", reads at once: " + readsAtOnce + ", pushes "
                + pushMode + ", mixed settings: " + mixedSettings);
        for (HistoryPhase phase : phases) {
            text.append("\nphase of ").append(phase.millis()).append(" ms");
            phase.events().forEach(timed -> text.append("\n  ").append(timed));
            text.append("\n  calm");
            if (phase.days() > 0) {
                text.append(", then ")
                        .append(phase.days())
                        .append(" days, asleep: ")
                        .append(phase.asleep())
                        .append(phase.forgotten() ? ", and the store forgets" : "");
            }
        }
        return text.toString();
    }
}
