// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.trials.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that share one namespace of a store: node {@code 0} has the way to the store that can be cut. One thread at a time uses
 * it, {@link #close} included.
 */
public final class Deployment implements AutoCloseable {

    private static final Map<String, String> PATIENT = Map.of("maintenance.backend.timeout", "10s");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(20);

    private final TrialStore store;
    private final Path directory;
    private final String namespace;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private @Nullable MaintenanceBackend bare;

    /**
     * Creates a deployment without nodes.
     *
     * @param directory where the nodes run and keep their fallbacks
     */
    public Deployment(TrialStore store, Path directory, String namespace) {
        this.store = store;
        this.directory = directory;
        this.namespace = namespace;
    }

    /** Starts nodes side by side, and returns once all are ready. */
    public Deployment with(int count, Map<String, String> settings) {
        List<NodeProcess> started = new ArrayList<>();
        for (int number = nodes.size(); started.size() < count; number++) {
            started.add(NodeProcess.start("node-" + number, directory, settings(number, settings)));
        }
        nodes.addAll(started);
        started.forEach(NodeProcess::awaitReady);
        return this;
    }

    /** Starts a node that was killed once more, with the fallback it had. */
    public NodeProcess again(int number, Map<String, String> settings) {
        NodeProcess node = NodeProcess.start("node-" + number, directory, settings(number, settings));
        nodes.set(number, node);
        return node.awaitReady();
    }

    /** Returns the settings of a node. */
    private Map<String, String> settings(int number, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("namespace", namespace, "backend.url", store.url(number)));
        all.putAll(more);
        return all;
    }

    /** Returns a node. */
    public NodeProcess node(int number) {
        return nodes.get(number);
    }

    /** Returns all nodes. */
    public List<NodeProcess> nodes() {
        return List.copyOf(nodes);
    }

    /** Returns the store. */
    public TrialStore store() {
        return store;
    }

    /** Returns where the nodes run. */
    public Path directory() {
        return directory;
    }

    /** Returns the namespace. */
    public String namespace() {
        return namespace;
    }

    /** Runs the command line tool on the same switch; without a fallback, unless the arguments name one. */
    public CommandRun command(String... arguments) {
        return command(store.url(), arguments);
    }

    /** Runs the command line tool with the settings of a node: by its way to the store, and with its fallback. */
    public CommandRun commandBeside(int number, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--fallback", "file:" + directory.resolve("node-" + number)));
        return command(store.url(number), all.toArray(String[]::new));
    }

    private CommandRun command(String url, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--backend", url, "--namespace", namespace));
        return CommandRun.run(directory, all.toArray(String[]::new));
    }

    /** Waits until all nodes say the same, and that {@code on}; returns how long that took. */
    public Duration awaitAll(boolean on, Duration atMost) {
        return measure(
                atMost,
                () -> nodes.stream().allMatch(node -> node.isOn() == on)
                        && nodes.stream().map(NodeProcess::state).distinct().count() == 1);
    }

    /** Waits until all nodes say the same, and that {@code on}, as long as it takes. */
    public void awaitAll(boolean on) {
        awaitAll(on, PATIENCE);
    }

    /** Waits until all nodes say the same; returns how long that took. */
    public Duration awaitAgreement(Duration atMost) {
        return measure(
                atMost, () -> nodes.stream().map(NodeProcess::state).distinct().count() == 1);
    }

    /** Waits until the status entry is in the store; returns how long that took. */
    public Duration awaitStored(Duration atMost) {
        return measure(atMost, () -> stored().containsKey(StorageKey.MAINTENANCE_MODE_STATUS));
    }

    /** Returns what is in the store, read past all relays; nothing while it cannot be read. */
    public Map<StorageKey, String> stored() {
        if (bare == null) {
            bare = MaintenanceMode.builder()
                    .namespace(namespace)
                    .backend(store.url())
                    .properties(PATIENT, "the trial")
                    .configuration()
                    .openBackend();
        }
        try {
            return bare.read();
        } catch (BackendException away) {
            return Map.of();
        }
    }

    /** Returns the texts that nodes have taken out of their stores and do not use. */
    public List<String> setAside() throws IOException {
        Path place = JavaProcess.state(directory).resolve(namespace).resolve("set-aside");
        if (!Files.exists(place)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        if (bare != null) {
            bare.close();
        }
    }

    private static Duration measure(Duration atMost, BooleanSupplier condition) {
        long start = System.nanoTime();
        org.awaitility.Awaitility.await()
                .atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(condition::getAsBoolean);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
