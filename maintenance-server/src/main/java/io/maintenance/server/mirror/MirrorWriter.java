// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceMode;
import io.maintenance.Subscription;
import io.maintenance.http.HttpSettings;
import io.maintenance.http.MaintenancePage;
import io.maintenance.spi.support.DaemonThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the mirrors of one switch true: writes them at the start and with each change, and looks after them every two seconds, so
 * that what failed is tried again and what somebody removed is put back. What they said last stays when it ends. Thread-safe.
 */
public final class MirrorWriter implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final MaintenanceMode maintenance;
    private final String defaultScope;
    private final Optional<Integer> agentPort;
    private final List<WatchedMirror> mirrors;
    /** What is to be written when the writer has ended is left out. */
    private final ScheduledExecutorService executor = new ScheduledThreadPoolExecutor(
            1, DaemonThreads.named("maintenance-mirrors"), new ThreadPoolExecutor.DiscardPolicy());

    private @Nullable Subscription changes;
    private @Nullable AgentCheck agent;

    private MirrorWriter(MaintenanceMode maintenance, MirrorSettings settings, HttpSettings http) {
        this.maintenance = maintenance;
        this.defaultScope = http.defaultScope();
        this.agentPort = settings.agentPort();
        this.mirrors = settings.directory().stream()
                .flatMap(directory -> mirrors(settings, directory, http).stream())
                .map(WatchedMirror::new)
                .toList();
    }

    /**
     * Returns a writer that has not begun.
     *
     * @throws ConfigurationException if a mirror would be what this switch reads itself, or a scope cannot be
     */
    public static MirrorWriter of(MaintenanceMode maintenance, MirrorSettings settings) {
        HttpSettings http = HttpSettings.of(maintenance);
        settings.directory().ifPresent(path -> new MirrorPaths(path, scopes(settings, http)).check(maintenance));
        return new MirrorWriter(maintenance, settings, http);
    }

    /**
     * Writes the mirrors, and goes on doing so. A mirror that cannot be written is logged.
     *
     * @param host where the agent check of HAProxy is listened for
     * @throws IOException if the port of the agent check is taken
     */
    public void start(String host) throws IOException {
        if (agentPort.isPresent()) {
            agent = AgentCheck.start(host, agentPort.get(), this::verdict);
        }
        if (!mirrors.isEmpty()) {
            write();
            changes = maintenance.onChange(event -> executor.execute(this::write));
            Future<?> ignored =
                    executor.scheduleWithFixedDelay(this::write, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Returns how each mirror is doing. */
    public List<MirrorStatus> statuses() {
        return mirrors.stream().map(WatchedMirror::status).toList();
    }

    /** Returns the port that HAProxy's agent check got; -1 if there is none. */
    int agentPort() {
        return agent == null ? -1 : agent.port();
    }

    /** Writes all mirrors once; those that say the truth are left alone. */
    synchronized void write() {
        VerdictTable verdicts = verdicts();
        mirrors.forEach(mirror -> mirror.write(verdicts));
    }

    @Override
    public void close() {
        if (changes != null) {
            changes.close();
        }
        if (agent != null) {
            agent.close();
        }
        executor.shutdown();
        try {
            boolean ignored = executor.awaitTermination(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private VerdictTable verdicts() {
        return new VerdictTable(maintenance.snapshot(), Instant.now());
    }

    private @Nullable Verdict verdict() {
        VerdictTable verdicts = verdicts();
        return verdicts.counts(defaultScope) ? verdicts.of(defaultScope) : null;
    }

    private static List<Mirror> mirrors(MirrorSettings settings, Path path, HttpSettings http) {
        List<String> scopes = scopes(settings, http);
        MirrorDirectory directory = new MirrorDirectory(path);
        HostTable hosts = HostTable.of(http);
        List<Mirror> mirrors = new ArrayList<>();
        mirrors.add(new PageFiles(directory, scopes, MaintenancePage.of(http)));
        mirrors.add(new MapFile(directory, hosts));
        mirrors.add(new FlagFiles(directory, scopes));
        Optional<Path> socket = settings.haproxySocket();
        if (socket.isPresent()) {
            String map = settings.haproxyMap().orElse(path.resolve(MapFile.NAME).toString());
            mirrors.add(new HaproxyMap(new AdminSocket(socket.get(), PERIOD), map, hosts));
        }
        return mirrors;
    }

    private static List<String> scopes(MirrorSettings settings, HttpSettings http) {
        if (!settings.scopes().isEmpty()) {
            return settings.scopes();
        }
        List<String> all = new ArrayList<>(http.scopes());
        if (!all.contains(MaintenanceMode.GLOBAL)) {
            all.add(MaintenanceMode.GLOBAL);
        }
        return all;
    }
}
