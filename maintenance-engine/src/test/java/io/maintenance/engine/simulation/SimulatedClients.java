// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.ChangeRefusedException;
import io.maintenance.NotStoredException;
import java.util.Objects;

/** The clients of the switch: they ask and change, by commands and through applications. */
final class SimulatedClients {

    private final World world;

    SimulatedClients(World world) {
        this.world = world;
    }

    void changeByApplication(Host host, ChangeOperation operation) {
        host.replicas.stream()
                .filter(process -> process.request == null)
                .findFirst()
                .ifPresent(process -> {
                    ChangeRequest request = begin(process, operation);
                    process.start(() -> perform(request));
                });
    }

    void changeByCommand(Host host, ChangeOperation operation) {
        SimulatedProcess process = world.process(host, false);
        world.commands.add(process);
        ChangeRequest request = begin(process, operation);
        process.start(() -> {
            process.instance().begin();
            perform(request);
            process.instance().maintenance().close();
            process.leave();
            world.commands.remove(process);
        });
    }

    private ChangeRequest begin(SimulatedProcess process, ChangeOperation operation) {
        ChangeRequest request = new ChangeRequest(process, operation);
        process.request = request;
        world.checker.ledger(process.namespace()).requests.add(request);
        return request;
    }

    private void perform(ChangeRequest request) {
        SimulatedProcess process = request.process;
        try {
            io.maintenance.ChangeResult change =
                    request.operation.to(process.instance().maintenance());
            request.outcome = change.outcome();
            request.keeper = change.keeper() == null ? "" : change.keeper().who();
        } catch (NotStoredException | ChangeRefusedException refused) {
            request.refusal = Objects.requireNonNullElse(refused.getMessage(), "refused");
        } catch (IllegalStateException closed) { // the application ended meanwhile
            request.refusal = process.closes ? "closed" : rethrown(closed);
        }
        request.end = world.timeline.now();
        process.request = null;
        world.note(request.toString());
        world.checker.answered(request);
    }

    private static String rethrown(IllegalStateException unexpected) {
        throw unexpected;
    }

    void ask(Host host) {
        SimulatedProcess process = world.process(host, false);
        process.asks = true;
        process.start(() -> {
            process.instance().begin();
            process.instance().maintenance().isOn();
            process.instance().maintenance().status();
            process.instance().maintenance().health();
            process.instance().maintenance().close();
            process.leave();
        });
    }
}
