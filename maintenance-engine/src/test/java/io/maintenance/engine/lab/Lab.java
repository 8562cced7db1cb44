// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.lab;

import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.MaintenanceMode;
import io.maintenance.UnknownPolicy;
import io.maintenance.engine.MaintenanceSwitch;
import io.maintenance.engine.codec.EntryCodec;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.config.options.OpenedBackend;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.node.Node;
import io.maintenance.engine.node.NodeFactory;
import io.maintenance.engine.platform.Platform;
import io.maintenance.spi.StorageKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Two stores in memory, a machine whose clocks can be set, and nodes and commands that run on them until the lab is closed. */
public final class Lab implements AutoCloseable {

    public static final StorageKey STATUS = StorageKey.MAINTENANCE_MODE_STATUS;
    public static final StorageKey ADDRESSES = StorageKey.MAINTENANCE_MODE_ADDRESSES;
    /** Of a store that hangs, in a test where nothing else has to be done in time. */
    public static final Duration SHORT = Duration.ofMillis(200);

    /** Of a store that hangs in one call and answers others: what a busy machine needs for a call, many times over. */
    public static final Duration BRIEF = Duration.ofSeconds(2);

    /** Of a store that works: longer than any test takes. */
    public static final Duration LONG = Duration.ofMinutes(5);

    public static final Duration POLL = Duration.ofMillis(20);

    public final ConcurrentMap<StorageKey, String> primaryEntries = new ConcurrentHashMap<>();
    public final ConcurrentMap<StorageKey, String> fallbackEntries = new ConcurrentHashMap<>();
    public final SettablePlatform machine = new SettablePlatform();
    public Platform platform = machine;
    public FaultyBackend primary = new FaultyBackend(primaryEntries);
    public String identity = "lab:primary";

    @Nullable
    public FaultyBackend fallback;

    public UnknownPolicy onUnknown = UnknownPolicy.OPEN;
    public Duration primaryTimeout = LONG;
    public Duration fallbackTimeout = LONG;
    public Duration startTimeout = LONG;
    public Duration waitStore = Duration.ZERO;
    public Duration poll = POLL;

    /** How often a primary store is looked at that pushes everything. */
    public Duration pollWatched = POLL;

    @Nullable
    public Path flagFile;

    @Nullable
    public Path quarantine;

    public Set<String> scopes = Set.of();
    private final AtomicInteger instances = new AtomicInteger();
    private final List<MaintenanceMode> opened = new ArrayList<>();

    public FaultyBackend fallback() {
        return Objects.requireNonNull(fallback);
    }

    /** Returns the text of an entry; empty if it is absent. */
    public String inPrimary(StorageKey key) {
        return primaryEntries.getOrDefault(key, "");
    }

    /** Returns the text of an entry; empty if it is absent. */
    public String inFallback(StorageKey key) {
        return fallbackEntries.getOrDefault(key, "");
    }

    /** Gives the nodes to come a client of the fallback store. */
    public FaultyBackend withFallback() {
        FaultyBackend client = new FaultyBackend(fallbackEntries);
        fallback = client;
        return client;
    }

    /** Gives the nodes and commands to come other clients of the same stores, as if they ran in another process. */
    public Lab elsewhere() {
        primary = new FaultyBackend(primaryEntries);
        fallback = fallback == null ? null : new FaultyBackend(fallbackEntries);
        return this;
    }

    public MaintenanceMode node() {
        return begun(new NodeFactory(context(), waitStore).replica());
    }

    public MaintenanceMode command() {
        return begun(new NodeFactory(context(), waitStore).oneShot());
    }

    public NodeContext context() {
        String writer = "tester@lab#" + String.format("%016x", instances.incrementAndGet());
        return NodeContext.of(settings(), platform, writer);
    }

    private MaintenanceMode begun(Node node) {
        MaintenanceMode maintenance = new MaintenanceSwitch(node);
        opened.add(maintenance);
        node.begin();
        return maintenance;
    }

    private Settings settings() {
        FaultyBackend second = fallback;
        return new Settings(
                "lab",
                new OpenedBackend(primary, "lab:primary", primaryTimeout, identity),
                second == null ? null : new OpenedBackend(second, "lab:fallback", fallbackTimeout, "lab:fallback"),
                poll,
                pollWatched.compareTo(poll) < 0 ? poll : pollWatched,
                startTimeout,
                onUnknown,
                flagFile,
                scopes,
                2048,
                Duration.ofMinutes(2),
                "tester",
                quarantine,
                List.of());
    }

    /** Returns a status entry that says the same, with the note of a keeper that has the same primary store. */
    public static String tended(String text, Instant at) {
        return noted(text, new KeeperNote("lab:primary", new Keeper("keeper@lab#00000000000000ff", at), false));
    }

    /** Returns an entry that says the same, and this of the fallback. */
    public static String noted(String text, KeeperNote note) {
        return text.contains(".in.") || text.contains(".out.")
                ? noted(EntryCodec.addresses("lab", 2048), text, note.withoutKeeper())
                : noted(EntryCodec.status("lab", 2048), text, note);
    }

    private static <V extends Comparable<V>> String noted(EntryCodec<V> codec, String text, KeeperNote note) {
        return codec.write(codec.read(text).registers(), note);
    }

    /** Copies what is in the primary into the fallback, with what an entry says of a fallback. */
    public void copyToFallback(KeeperNote note) {
        primaryEntries.forEach((key, text) -> fallbackEntries.put(key, noted(text, note)));
    }

    /** Returns what both stores hold, to compare later. */
    public List<Map<StorageKey, String>> everything() {
        return List.of(Map.copyOf(primaryEntries), Map.copyOf(fallbackEntries));
    }

    /** Lets a command store an "on" in the primary, and forgets the command. */
    public Lab on() {
        try (MaintenanceMode command = elsewhere().command()) {
            command.enable(spec -> spec.reason("Migration"));
        }
        return elsewhere();
    }

    @Override
    public void close() {
        opened.forEach(MaintenanceMode::close);
    }
}
