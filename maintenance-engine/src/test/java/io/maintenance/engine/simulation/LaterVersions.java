// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The processes of later versions, at most one on each host. */
final class LaterVersions {

    private final World world;
    private final Map<String, LaterVersion> running = new TreeMap<>();

    LaterVersions(World world) {
        this.world = world;
    }

    void start(Host host) {
        if (!running.containsKey(host.name)) {
            SimulatedProcess process = new SimulatedProcess(world, host, false, world.writer("new", host));
            LaterVersion laterVersion = new LaterVersion(process, world.checker.ledger(host.namespace));
            running.put(host.name, laterVersion);
            process.start(laterVersion::run);
        }
    }

    void stop(Host host) {
        LaterVersion laterVersion = running.remove(host.name);
        if (laterVersion != null) {
            world.timeline.kill(laterVersion.process().program());
        }
    }

    List<LaterVersion> on(Host host) {
        LaterVersion laterVersion = running.get(host.name);
        return laterVersion == null ? List.of() : List.of(laterVersion);
    }

    List<LaterVersion> of(String namespace) {
        return running.values().stream()
                .filter(laterVersion -> laterVersion.process().namespace().equals(namespace))
                .toList();
    }

    /** Tells whether a process is of a later version. */
    boolean has(SimulatedProcess process) {
        return on(process.host()).stream().anyMatch(laterVersion -> laterVersion.process() == process);
    }

    void raiseFallback(Host host, EntryFormat format) {
        SimulatedStore fallback = host.fallback;
        if (fallback != null) {
            for (StorageKey key : StorageKey.values()) {
                String text = fallback.text(host.namespace, key);
                if (text != null && text.startsWith("format=1\n")) {
                    String raised = text.replaceFirst("format=1", "format=" + format.number());
                    fallback.put(host.namespace, key, format.wrap(raised));
                    world.checker.ledger(host.namespace).raised = true;
                }
            }
        }
    }
}
