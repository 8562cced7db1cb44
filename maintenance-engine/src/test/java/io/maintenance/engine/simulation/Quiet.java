// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

/** A while in which nobody changes anything: then nothing is written, but for a note in each fallback each minute. */
final class Quiet {

    private final World world;
    private final Complaints complaints;
    private long writesBefore;
    private long fallbackWritesBefore;

    Quiet(World world, Complaints complaints) {
        this.world = world;
        this.complaints = complaints;
    }

    void begin() {
        writesBefore = world.primary.attempts;
        fallbackWritesBefore = fallbackWrites();
    }

    void judge(long seconds) {
        long writes = world.primary.attempts - writesBefore;
        if (writes > 0) {
            complaints.add(writes + " writes into the primary store although nobody changes anything");
        }
        long replicas = world.hosts.stream()
                .mapToLong(host -> host.fallback == null ? 0 : host.replicas.size())
                .sum();
        long notes = fallbackWrites() - fallbackWritesBefore;
        if (notes > replicas * (seconds / 60 + 2)) {
            complaints.add(notes + " writes into " + replicas + " fallbacks within " + seconds + " s");
        }
    }

    private long fallbackWrites() {
        return world.hosts.stream()
                .mapToLong(host -> host.fallback == null ? 0 : host.fallback.attempts)
                .sum();
    }
}
