// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.SimulatedStore.Pushing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A history before it happens.
 *
 * @param seed what chance falls by
 * @param hosts the machines
 * @param readsAtOnce whether the primary store reads both entries at once
 * @param pushing what it tells those who watch it
 * @param mixedSettings whether processes differ in their settings
 * @param phases what happens, part by part; after each of them all is calm for a while
 */
record Plan(
        long seed,
        List<HostPlan> hosts,
        boolean readsAtOnce,
        Pushing pushing,
        boolean mixedSettings,
        List<Phase> phases) {

    /** A machine: whether it keeps a fallback, how many processes run on it, how far its clock is off, and in which steps it goes. */
    record HostPlan(String namespace, boolean fallback, int replicas, long skewMillis, int grainMillis) {}

    /**
     * A part of a history.
     *
     * @param happenings what happens, in order
     * @param millis how long that takes
     * @param longCalm whether all is watched for some minutes afterwards
     * @param days how many days are passed over at the end
     * @param asleep who sleeps through them
     * @param forgotten whether the primary store loses everything meanwhile
     */
    record Phase(
            List<Timed> happenings, int millis, boolean longCalm, int days, Set<Integer> asleep, boolean forgotten) {}

    /** Something that happens, so many milliseconds after its phase began. */
    record Timed(int millis, Happening happening) {
        @Override
        public String toString() {
            return String.format("%,7d ms  %s", millis, happening);
        }
    }

    int size() {
        return phases.stream().mapToInt(phase -> phase.happenings().size()).sum();
    }

    /** Returns a plan without some of what happens in one phase. */
    Plan without(int phase, int from, int to) {
        Phase former = phases.get(phase);
        List<Timed> fewer = new ArrayList<>(former.happenings());
        fewer.subList(from, to).clear();
        return with(
                phase,
                new Phase(
                        fewer, former.millis(), former.longCalm(), former.days(), former.asleep(), former.forgotten()));
    }

    private Plan with(int phase, Phase replacement) {
        List<Phase> changed = new ArrayList<>(phases);
        changed.set(phase, replacement);
        return new Plan(seed, hosts, readsAtOnce, pushing, mixedSettings, changed);
    }

    /** Returns a plan that ends after so many phases. */
    Plan until(int count) {
        return new Plan(seed, hosts, readsAtOnce, pushing, mixedSettings, phases.subList(0, count));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("hosts " + hosts + ", reads at once: " + readsAtOnce + ", pushes "
                + pushing + ", mixed settings: " + mixedSettings);
        for (Phase phase : phases) {
            text.append("\nphase of ").append(phase.millis()).append(" ms");
            phase.happenings().forEach(timed -> text.append("\n  ").append(timed));
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
