// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.ChangeRefusedException;
import io.maintenance.NotStoredException;
import java.util.Objects;

/** Those who ask and change, by commands and through applications. */
final class People {

    private final World world;

    People(World world) {
        this.world = world;
    }

    void changeByApplication(Host host, Deed deed) {
        host.replicas.stream()
                .filter(process -> process.wish == null)
                .findFirst()
                .ifPresent(process -> {
                    Wish wish = begin(process, deed);
                    process.start(() -> fulfil(wish));
                });
    }

    void changeByCommand(Host host, Deed deed) {
        Process process = world.process(host, false);
        world.commands.add(process);
        Wish wish = begin(process, deed);
        process.start(() -> {
            process.instance().begin();
            fulfil(wish);
            process.instance().maintenance().close();
            process.leave();
            world.commands.remove(process);
        });
    }

    private Wish begin(Process process, Deed deed) {
        Wish wish = new Wish(process, deed);
        process.wish = wish;
        world.referee.ledger(process.namespace()).wishes.add(wish);
        return wish;
    }

    private void fulfil(Wish wish) {
        Process process = wish.process;
        try {
            io.maintenance.Change change = wish.deed.to(process.instance().maintenance());
            wish.outcome = change.outcome();
            wish.keeper = change.keeper() == null ? "" : change.keeper().who();
        } catch (NotStoredException | ChangeRefusedException refused) {
            wish.refusal = Objects.requireNonNullElse(refused.getMessage(), "refused");
        } catch (IllegalStateException closed) { // the application ended meanwhile
            wish.refusal = process.closes ? "closed" : rethrown(closed);
        }
        wish.end = world.timeline.now();
        process.wish = null;
        world.note(wish.toString());
        world.referee.fulfilled(wish);
    }

    private static String rethrown(IllegalStateException unexpected) {
        throw unexpected;
    }

    void ask(Host host) {
        Process process = world.process(host, false);
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
