// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import io.maintenance.spi.HostPort;
import io.maintenance.tck.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A server and relays to it, one for each process. What is the server's own way to lose entries is handed in. */
final class ServerStore implements TrialStore {

    private static final int PROCESSES = 4;

    private final String name;
    private final TestServer server;
    private final Function<HostPort, String> urls;
    private final Map<StoreFault, Loss> losses = new EnumMap<>(StoreFault.class);
    private final Relay[] relays;
    private List<String> hop = List.of();

    /** Loses entries of a namespace, or of all. */
    @FunctionalInterface
    interface Loss {

        void of(String namespace) throws IOException;
    }

    /**
     * Creates the store.
     *
     * @param server runs already, and is closed with the store
     * @param urls how the URL follows from an address
     */
    ServerStore(String name, TestServer server, Function<HostPort, String> urls) {
        this.name = name;
        this.server = server;
        this.urls = urls;
        this.relays = Stream.generate(() -> new Relay(server.address()))
                .limit(PROCESSES)
                .toArray(Relay[]::new);
    }

    /** Adds a way in which entries are lost. */
    ServerStore losing(StoreFault fault, Loss loss) {
        losses.put(fault, loss);
        return this;
    }

    /** Says that a bare message can be sent through it. */
    ServerStore hopping() {
        hop = List.of(server.address().host(), String.valueOf(server.address().port()));
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
        return urls.apply(relay(process).address());
    }

    @Override
    public String url() {
        return urls.apply(server.address());
    }

    @Override
    public Relay relay(int process) {
        return relays[process % PROCESSES];
    }

    @Override
    public boolean can(StoreFault fault) {
        return !fault.isLoss() || losses.containsKey(fault);
    }

    @Override
    public void strike(StoreFault fault, String namespace) {
        try {
            switch (fault) {
                case KILL -> {
                    server.kill();
                    lose(fault, namespace);
                }
                case HANG, PAUSE -> server.stop();
                case REFUSE -> Stream.of(relays).forEach(Relay::refuse);
                case CUT -> relays[0].cut();
                default -> lose(fault, namespace);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(fault + " failed", e);
        }
    }

    private void lose(StoreFault fault, String namespace) throws IOException {
        Loss loss = losses.get(fault);
        if (loss != null) {
            loss.of(namespace);
        }
    }

    @Override
    public void heal(StoreFault fault) {
        switch (fault) {
            case KILL -> server.restart();
            case HANG, PAUSE -> server.resume();
            case REFUSE, CUT -> Stream.of(relays).forEach(Relay::restore);
            default -> {
                // what is lost is lost
            }
        }
    }

    @Override
    public void close() {
        Stream.of(relays).forEach(Relay::close);
        server.close();
    }
}
