// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.diagnosis;

import static io.maintenance.spi.Finding.Severity.FAIL;
import static io.maintenance.spi.Finding.Severity.OK;
import static io.maintenance.spi.Finding.Severity.WARN;

import io.maintenance.backend.redis.connection.RedisServer;
import io.maintenance.backend.redis.connection.ServerCalls;
import io.maintenance.backend.redis.entry.EntryScripts;
import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.backend.redis.watch.KeyTracking;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.Finding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** The diagnosis of a server, which changes nothing there. What may not be asked is said to be so. */
public final class RedisDiagnosis {

    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final String ENTRIES = "maintenance:{";

    private final RedisKeys keys;
    private final RedisServer server;
    private final ServerCalls calls;
    private final List<Finding> findings = new ArrayList<>();

    public RedisDiagnosis(RedisKeys keys, RedisServer server, ServerCalls calls) {
        this.keys = keys;
        this.server = server;
        this.calls = calls;
    }

    /**
     * Looks.
     *
     * @param watch tries whether the server can be watched; {@code null} if nobody wants to
     */
    public List<Finding> findings(@Nullable Callable<Boolean> watch) {
        if (!reach()) {
            return findings;
        }
        look("server", "+info", this::report);
        look("clock", "+time", this::clock);
        look("watch", "+client|id +client|tracking +subscribe &" + KeyTracking.CHANNEL, () -> watch(watch));
        server.encryption().ifPresent(findings::add);
        return findings;
    }

    private boolean reach() {
        long before = System.nanoTime();
        try {
            ask(EntryScripts.probe(keys));
            long micros = Duration.ofNanos(System.nanoTime() - before).toNanos() / 1000;
            findings.add(new Finding(OK, "reach", server.address() + " answered in " + micros + " µs", ""));
            return true;
        } catch (BackendException failed) {
            findings.add(new Finding(FAIL, "reach", String.valueOf(failed.getMessage()), "docs/redis.md"));
            return false;
        }
    }

    private void look(String check, String permission, Runnable look) {
        try {
            look.run();
        } catch (BackendException refused) {
            String remedy = "allow " + permission;
            findings.add(new Finding(WARN, check, "cannot be told: " + refused.getMessage(), remedy));
        }
    }

    private void report() {
        String info = text(ask(new CommandArguments(Command.INFO)));
        ServerReport report = ServerReport.of(info, snapshots(), server.isReplaceable());
        findings.addAll(report.findings());
        if (server.database() >= 0) {
            look("neighbours", "+scan", () -> neighbours(report.keysIn(server.database())));
        }
    }

    private @Nullable String snapshots() {
        try {
            List<?> pair = (List<?>)
                    ask(new CommandArguments(Command.CONFIG).add("GET").add("save"));
            return pair == null || pair.size() < 2 ? null : text(pair.get(1));
        } catch (BackendException notAllowed) {
            return null;
        }
    }

    /** Whoever else uses the database may flush it. One look at some of its keys is enough: a stranger is rarely alone. */
    private void neighbours(long count) {
        List<?> page = count == 0
                ? List.of()
                : (List<?>) ask(
                        new CommandArguments(Command.SCAN).add(0).add("COUNT").add(1000));
        boolean shared = page != null
                && page.size() > 1
                && ((List<?>) page.get(1)).stream().anyMatch(key -> !text(key).startsWith(ENTRIES));
        String where = "database " + server.database();
        findings.add(
                shared
                        ? new Finding(
                                WARN,
                                "neighbours",
                                where + " also holds keys of others (" + count
                                        + " in all): who flushes them flushes the switch",
                                "use a database of its own, such as /14")
                        : new Finding(OK, "neighbours", where + " holds nothing else", ""));
    }

    private void clock() {
        Instant before = Instant.now();
        List<?> time = (List<?>) ask(new CommandArguments(Command.TIME));
        if (time == null) {
            return;
        }
        Instant middle = before.plus(Duration.between(before, Instant.now()).dividedBy(2));
        Instant there = Instant.ofEpochSecond(Long.parseLong(text(time.get(0))));
        Duration skew = Duration.between(there, middle).minusMillis(Long.parseLong(text(time.get(1))) / 1000);
        String detail = "this machine's clock is " + skew.abs().toMillis() + " ms "
                + (skew.isNegative() ? "behind" : "ahead of") + " the server's";
        findings.add(
                skew.abs().compareTo(SKEW) > 0
                        ? new Finding(WARN, "clock", detail, "synchronise the clocks: windows begin and end by them")
                        : new Finding(OK, "clock", detail, ""));
    }

    private void watch(@Nullable Callable<Boolean> watch) {
        if (watch == null) {
            String detail = "nobody watches: changes of other nodes are found by polling";
            findings.add(new Finding(WARN, "watch", detail, "add watchingWith to the client that is handed in"));
        } else if (calls.callAside(watch)) {
            findings.add(new Finding(OK, "watch", "the server pushes every change and every loss", ""));
        }
    }

    private @Nullable Object ask(CommandArguments command) {
        return calls.call(() -> server.ask(command));
    }

    private static String text(@Nullable Object answer) {
        return answer instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(answer);
    }
}
