// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A server as a store, with a relay for each process. The server's own ways to lose entries are handed in. */
final class ServerStore implements TrialStore {

    private final String name;
    private final TestServer server;
    private final ServerRoutes routes;
    private final Map<StoreFault, EntryLoss> losses = new EnumMap<>(StoreFault.class);
    private List<String> hop = List.of();
    private Runnable afterwards = () -> {};
    private boolean mixing;
    private boolean mixed;

    /** Loses entries of a namespace, or of all. */
    @FunctionalInterface
    interface EntryLoss {

        void of(String namespace) throws IOException;
    }

    /**
     * Creates the store.
     *
     * @param server runs already, and is closed with the store
     */
    ServerStore(String name, TestServer server, ServerRoutes routes) {
        this.name = name;
        this.server = server;
        this.routes = routes;
    }

    /** Adds a way in which entries are lost. */
    ServerStore losing(StoreFault fault, EntryLoss loss) {
        losses.put(fault, loss);
        return this;
    }

    /** Says how a bare message can be sent through it: the arguments of that program. */
    ServerStore hopping(String... arguments) {
        hop = List.of(arguments);
        return this;
    }

    /** Says that its clients, once they had to connect again, come by each other's relays: none can be cut off alone then. */
    ServerStore mixing() {
        mixing = true;
        return this;
    }

    /** Adds what has to be cleaned up in the end. */
    ServerStore cleaning(Runnable last) {
        afterwards = last;
        return this;
    }

    @Override
    public List<String> hop() {
        return hop;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String url(int process) {
        return routes.by(process);
    }

    @Override
    public String url() {
        return routes.direct();
    }

    @Override
    public TcpRelay relay(int process) {
        return routes.relay(process);
    }

    @Override
    public boolean can(StoreFault fault) {
        return fault.isLoss() ? losses.containsKey(fault) : fault != StoreFault.CUT || !(mixing && mixed);
    }

    @Override
    public void inject(StoreFault fault, String namespace) {
        mixed |= fault != StoreFault.CUT;
        try {
            switch (fault) {
                case KILL -> {
                    server.kill();
                    lose(fault, namespace);
                }
                case HANG, PAUSE -> server.stop();
                case REFUSE -> routes.relays().forEach(TcpRelay::refuse);
                case CUT -> routes.relay(0).cut();
                default -> lose(fault, namespace);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(fault + " failed", e);
        }
    }

    @Override
    public void repair(StoreFault fault) {
        switch (fault) {
            case KILL -> server.restart();
            case HANG, PAUSE -> server.resume();
            case REFUSE, CUT -> routes.relays().forEach(TcpRelay::restore);
            default -> {
                // what is lost is lost
            }
        }
    }

    @Override
    public void close() {
        routes.relays().forEach(TcpRelay::close);
        server.close();
        afterwards.run();
    }

    private void lose(StoreFault fault, String namespace) throws IOException {
        EntryLoss loss = losses.get(fault);
        if (loss != null) {
            loss.of(namespace);
        }
    }
}
