// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.Plan.HostPlan;
import io.maintenance.engine.simulation.Plan.Phase;
import io.maintenance.engine.simulation.Plan.Timed;
import io.maintenance.engine.simulation.SimulatedStore.Pushing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Hosts, processes and one store that all share, in virtual time. What happens is done here. */
final class World {

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final int DAYS_AT_ONCE = 3;
    private static final long AWAKE = 6 * SECOND;

    final Plan plan;
    final Timeline timeline;
    final SimulatedStore primary;
    final List<Host> hosts = new ArrayList<>();
    final Referee referee;
    final People people = new People(this);
    final Mishaps mishaps = new Mishaps(this);
    final Succession succession = new Succession(this);
    final List<Process> commands = new ArrayList<>();
    private final Instance.Maker maker;
    private final Chance chance;
    private final Consumer<String> trace;
    private int started;

    World(Plan plan, Instance.Maker maker, Consumer<String> trace) {
        this.plan = plan;
        this.maker = maker;
        this.trace = trace;
        this.chance = new Chance(plan.seed());
        this.primary = new SimulatedStore(plan.readsAtOnce(), plan.pushing());
        this.referee = new Referee(this);
        this.timeline = new Timeline(referee::sawFailure);
        for (HostPlan host : plan.hosts()) {
            hosts.add(host(host));
        }
    }

    private Host host(HostPlan host) {
        Host made = new Host(
                "h" + hosts.size(),
                host,
                timeline,
                host.fallback() ? new SimulatedStore(true, SimulatedStore.Pushing.NOTHING) : null);
        made.setSkew(host.skewMillis() * 1_000_000);
        made.mayForget = false;
        return made;
    }

    Host host(int number) {
        return hosts.get(number % hosts.size());
    }

    Chance chance(String part) {
        return chance.of(part);
    }

    void note(String line) {
        trace.accept(String.format("%,12d ms  %s", timeline.now() / 1_000_000, line));
    }

    /** Lets everything happen that is planned. */
    void play() {
        hosts.forEach(this::start);
        for (Phase phase : plan.phases()) {
            if (referee.isContent()) {
                play(phase);
            }
        }
        timeline.end();
    }

    /** Lets the store lose everything that many know, and returns how often they try to put it back. */
    long writesAfterLoss() {
        hosts.forEach(this::start);
        people.changeByApplication(host(0), new Deed.EnableWith("global", "operator", List.of("10.0.0.1")));
        timeline.sleep(15 * SECOND);
        long before = primary.attempts;
        mishaps.loseEverything(host(0).namespace);
        timeline.sleep(15 * SECOND);
        long attempts = primary.attempts - before;
        timeline.end();
        if (!referee.isContent()) {
            throw new IllegalStateException(referee.complaints().toString());
        }
        return attempts;
    }

    private void play(Phase phase) {
        long beginning = timeline.now();
        for (Timed timed : phase.happenings()) {
            timeline.sleepUntil(beginning + timed.millis() * 1_000_000L);
            note(timed.happening().toString());
            timed.happening().in(this);
        }
        timeline.sleepUntil(beginning + phase.millis() * 1_000_000L);
        calmDown(phase.longCalm());
        leap(phase);
    }

    private void calmDown(boolean isLong) {
        for (Host host : hosts) {
            turn(host, true, Weather.CLEAR);
            turn(host, false, Weather.CLEAR);
        }
        note("calm");
        referee.calm();
        timeline.sleep((plan.pushing() == Pushing.EVERYTHING ? 16 : 9) * SECOND);
        referee.judge();
        long watched = isLong ? 200 : 3;
        referee.watchWrites();
        timeline.sleep(watched * SECOND);
        referee.judgeWrites(watched);
    }

    /** Time passes in parts, so that those who run find time to say so in their fallbacks. */
    private void leap(Phase phase) {
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
            referee.namespaces().forEach(mishaps::loseEverything);
        }
        for (int left = phase.days(); left > 0; left -= DAYS_AT_ONCE) {
            note(left + " days to pass over");
            timeline.leap(Math.min(left, DAYS_AT_ONCE) * DAY);
            if (left <= DAYS_AT_ONCE) {
                sleepers.stream()
                        .filter(host -> host.isUp() && phase.days() > 7)
                        .forEach(referee::returns);
            }
            timeline.sleep(AWAKE);
        }
    }

    void turn(Host host, boolean toPrimary, Weather weather) {
        if (toPrimary) {
            host.toPrimary = weather;
            host.replicas.forEach(Process::reconnect);
        } else {
            if (weather != Weather.CLEAR || host.toFallback != Weather.CLEAR) {
                host.fallbackClearSince = timeline.now();
            }
            host.toFallback = weather;
        }
    }

    /** Starts what runs on a host, unless it does. */
    void start(Host host) {
        if (!host.isUp()) {
            if (host.downSince >= 0 && timeline.now() - host.downSince > 7 * DAY + 3_600 * SECOND) {
                referee.returns(host);
            }
            int replicas = plan.hosts().get(hosts.indexOf(host)).replicas();
            for (int i = 0; i < replicas; i++) {
                Process process = process(host, true);
                host.replicas.add(process);
                process.start(() -> process.instance().begin());
            }
        }
    }

    Process process(Host host, boolean replica) {
        Process process = new Process(this, host, replica, writer(replica ? "app" : "cmd", host));
        process.runs(maker.make(process));
        return process;
    }

    /** Returns the name of one more process. */
    String writer(String kind, Host host) {
        return kind + "@" + host.name + "#" + String.format("%016x", ++started);
    }

    void stop(Host host, boolean kill) {
        for (Process process : List.copyOf(host.replicas)) {
            if (kill) {
                leave(process);
                timeline.kill(process.program());
            } else if (!process.closes) {
                Process closing = process;
                process.closes = true;
                process.start(() -> {
                    Mirror knew = closing.instance().knows();
                    closing.instance().maintenance().close();
                    referee.closed(closing, knew);
                    leave(closing);
                });
            }
        }
    }

    private void leave(Process process) {
        process.leave();
        Host host = process.host();
        host.replicas.remove(process);
        if (host.replicas.isEmpty()) {
            host.downSince = timeline.now();
        }
    }
}
