// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

/** The check of writes at rest: while there are no changes nothing is written, but for a note in each fallback each minute. */
final class IdleWriteCheck {

    private final World world;
    private final ViolationLog violations;
    private long writesBefore;
    private long fallbackWritesBefore;

    IdleWriteCheck(World world, ViolationLog violations) {
        this.world = world;
        this.violations = violations;
    }

    void begin() {
        writesBefore = world.primary.attempts;
        fallbackWritesBefore = fallbackWrites();
    }

    void judge(long seconds) {
        long writes = world.primary.attempts - writesBefore;
        if (writes > 0) {
            violations.add(writes + " writes into the primary store although nobody changes anything");
        }
        long replicas = world.hosts.stream()
                .mapToLong(host -> host.fallback == null ? 0 : host.replicas.size())
                .sum();
        long notes = fallbackWrites() - fallbackWritesBefore;
        if (notes > replicas * (seconds / 60 + 2)) {
            violations.add(notes + " writes into " + replicas + " fallbacks within " + seconds + " s");
        }
    }

    private long fallbackWrites() {
        return world.hosts.stream()
                .mapToLong(host -> host.fallback == null ? 0 : host.fallback.attempts)
                .sum();
    }
}
