// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The processes of later versions, one to a host at most. */
final class Succession {

    private final World world;
    private final Map<String, Successor> running = new TreeMap<>();

    Succession(World world) {
        this.world = world;
    }

    void start(Host host) {
        if (!running.containsKey(host.name)) {
            Process process = new Process(world, host, false, world.writer("new", host));
            Successor successor = new Successor(process, world.referee.ledger(host.namespace));
            running.put(host.name, successor);
            process.start(successor::run);
        }
    }

    void stop(Host host) {
        Successor successor = running.remove(host.name);
        if (successor != null) {
            world.timeline.kill(successor.process().program());
        }
    }

    List<Successor> on(Host host) {
        Successor successor = running.get(host.name);
        return successor == null ? List.of() : List.of(successor);
    }

    List<Successor> of(String namespace) {
        return running.values().stream()
                .filter(successor -> successor.process().namespace().equals(namespace))
                .toList();
    }

    /** Tells whether a process is of a later version. */
    boolean has(Process process) {
        return on(process.host()).stream().anyMatch(successor -> successor.process() == process);
    }

    void raiseFallback(Host host, Dialect dialect) {
        SimulatedStore fallback = host.fallback;
        if (fallback != null) {
            for (StorageKey key : StorageKey.values()) {
                String text = fallback.text(host.namespace, key);
                if (text != null && text.startsWith("format=1\n")) {
                    String raised = text.replaceFirst("format=1", "format=" + dialect.format());
                    fallback.put(host.namespace, key, dialect.dress(raised));
                    world.referee.ledger(host.namespace).raised = true;
                }
            }
        }
    }
}
