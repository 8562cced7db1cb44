// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.HistoryPlan.HistoryPhase;
import io.maintenance.engine.simulation.HistoryPlan.HostPlan;
import io.maintenance.engine.simulation.HistoryPlan.TimedEvent;
import io.maintenance.engine.simulation.SimulatedStore.PushMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A simulated world: hosts, processes, and one store that all share, in virtual time. */
final class World {

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final int DAYS_AT_ONCE = 3;
    private static final long AWAKE = 6 * SECOND;

    final HistoryPlan plan;
    final Timeline timeline;
    final SimulatedStore primary;
    final List<Host> hosts = new ArrayList<>();
    final InvariantChecker checker;
    final SimulatedClients clients = new SimulatedClients(this);
    final FaultInjector faults = new FaultInjector(this);
    final LaterVersions laterVersions = new LaterVersions(this);
    final List<SimulatedProcess> commands = new ArrayList<>();
    private final EngineInstance.InstanceFactory factory;
    private final RandomSource random;
    private final Consumer<String> trace;
    private int started;

    World(HistoryPlan plan, EngineInstance.InstanceFactory factory, Consumer<String> trace) {
        this.plan = plan;
        this.factory = factory;
        this.trace = trace;
        this.random = new RandomSource(plan.seed());
        this.primary = new SimulatedStore(plan.readsAtOnce(), plan.pushMode());
        this.checker = new InvariantChecker(this);
        this.timeline = new Timeline(checker::sawFailure);
        for (HostPlan host : plan.hosts()) {
            hosts.add(host(host));
        }
    }

    private Host host(HostPlan host) {
        Host made = new Host(
                "h" + hosts.size(),
                host,
                timeline,
                host.fallback() ? new SimulatedStore(true, SimulatedStore.PushMode.NOTHING) : null);
        made.setSkew(host.skewMillis() * 1_000_000);
        made.mayForget = false;
        return made;
    }

    Host host(int number) {
        return hosts.get(number % hosts.size());
    }

    RandomSource random(String part) {
        return random.of(part);
    }

    void note(String line) {
        trace.accept(String.format("%,12d ms  %s", timeline.now() / 1_000_000, line));
    }

    /** Lets everything happen that is planned. */
    void play() {
        hosts.forEach(this::start);
        for (HistoryPhase phase : plan.phases()) {
            if (checker.isContent()) {
                play(phase);
            }
        }
        timeline.end();
    }

    /** Lets the store lose everything that many know, and returns how often they try to put it back. */
    long writesAfterLoss() {
        hosts.forEach(this::start);
        clients.changeByApplication(
                host(0), new ChangeOperation.EnableWithList("global", "operator", List.of("10.0.0.1")));
        timeline.sleep(15 * SECOND);
        long before = primary.attempts;
        faults.loseEverything(host(0).namespace);
        timeline.sleep(15 * SECOND);
        long attempts = primary.attempts - before;
        timeline.end();
        if (!checker.isContent()) {
            throw new IllegalStateException(checker.violations().toString());
        }
        return attempts;
    }

    private void play(HistoryPhase phase) {
        long beginning = timeline.now();
        for (TimedEvent timed : phase.events()) {
            timeline.sleepUntil(beginning + timed.millis() * 1_000_000L);
            note(timed.event().toString());
            timed.event().in(this);
        }
        timeline.sleepUntil(beginning + phase.millis() * 1_000_000L);
        calmDown(phase.longCalm());
        leap(phase);
    }

    private void calmDown(boolean isLong) {
        for (Host host : hosts) {
            changeCondition(host, true, NetworkCondition.HEALTHY);
            changeCondition(host, false, NetworkCondition.HEALTHY);
        }
        note("calm");
        checker.calm();
        timeline.sleep((plan.pushMode() == PushMode.EVERYTHING ? 16 : 9) * SECOND);
        checker.judge();
        long watched = isLong ? 200 : 3;
        checker.watchWrites();
        timeline.sleep(watched * SECOND);
        checker.judgeWrites(watched);
    }

    /** Time passes in parts, so that those who run find time to say so in their fallbacks. */
    private void leap(HistoryPhase phase) {
        List<Host> sleepers = phase.days() == 0
                ? List.of()
                : phase.asleep().stream().map(this::host).distinct().toList();
        int parts = (phase.days() + DAYS_AT_ONCE - 1) / DAYS_AT_ONCE;
        long end = timeline.now() + phase.days() * DAY + parts * AWAKE;
        for (Host host : sleepers) {
            host.mayForget |= phase.days() > 6;
            host.replicas.forEach(process -> process.program().freezeUntil(end));
        }
        if (phase.forgotten()) {
            checker.namespaces().forEach(faults::loseEverything);
        }
        for (int left = phase.days(); left > 0; left -= DAYS_AT_ONCE) {
            note(left + " days to pass over");
            timeline.leap(Math.min(left, DAYS_AT_ONCE) * DAY);
            if (left <= DAYS_AT_ONCE) {
                sleepers.stream()
                        .filter(host -> host.isUp() && phase.days() > 7)
                        .forEach(checker::returns);
            }
            timeline.sleep(AWAKE);
        }
    }

    void changeCondition(Host host, boolean toPrimary, NetworkCondition condition) {
        if (toPrimary) {
            host.toPrimary = condition;
            host.replicas.forEach(SimulatedProcess::reconnect);
        } else {
            if (condition != NetworkCondition.HEALTHY || host.toFallback != NetworkCondition.HEALTHY) {
                host.fallbackClearSince = timeline.now();
            }
            host.toFallback = condition;
        }
    }

    /** Starts what runs on a host, unless it does. */
    void start(Host host) {
        if (!host.isUp()) {
            if (host.downSince >= 0 && timeline.now() - host.downSince > 7 * DAY + 3_600 * SECOND) {
                checker.returns(host);
            }
            int replicas = plan.hosts().get(hosts.indexOf(host)).replicas();
            for (int i = 0; i < replicas; i++) {
                SimulatedProcess process = process(host, true);
                host.replicas.add(process);
                process.start(() -> process.instance().begin());
            }
        }
    }

    SimulatedProcess process(Host host, boolean replica) {
        SimulatedProcess process = new SimulatedProcess(this, host, replica, writer(replica ? "app" : "cmd", host));
        process.runs(factory.make(process));
        return process;
    }

    /** Returns the name of one more process. */
    String writer(String kind, Host host) {
        return kind + "@" + host.name + "#" + String.format("%016x", ++started);
    }

    void stop(Host host, boolean kill) {
        for (SimulatedProcess process : List.copyOf(host.replicas)) {
            if (kill) {
                leave(process);
                timeline.kill(process.program());
            } else if (!process.closes) {
                SimulatedProcess closing = process;
                process.closes = true;
                process.start(() -> {
                    ReferenceState knew = closing.instance().knows();
                    closing.instance().maintenance().close();
                    checker.closed(closing, knew);
                    leave(closing);
                });
            }
        }
    }

    private void leave(SimulatedProcess process) {
        process.leave();
        Host host = process.host();
        host.replicas.remove(process);
        if (host.replicas.isEmpty()) {
            host.downSince = timeline.now();
        }
    }
}
