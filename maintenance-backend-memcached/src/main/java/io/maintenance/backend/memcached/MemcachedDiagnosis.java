// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.spy.memcached.MemcachedClient;

/** The diagnosis of a server: what it says of itself, and what that means for the switch. Changes nothing. */
final class MemcachedDiagnosis {

    private static final String LOSS =
            " It keeps nothing when it is restarted or flushed; a node that runs, or starts with a"
                    + " fallback that was tended within seven days, puts the switch back.";

    private final String server;
    private final MemcachedClient client;
    private final List<Finding> findings = new ArrayList<>();

    MemcachedDiagnosis(String server, MemcachedClient client) {
        this.server = server;
        this.client = client;
    }

    List<Finding> findings() {
        long begin = System.nanoTime();
        ServerStats general = ServerStats.general(client);
        String millis = String.format(Locale.ROOT, "%.1f ms", (System.nanoTime() - begin) / 1e6);
        if (!general.isKnown()) {
            String remedy = "Check that it runs, is not overloaded, and is a Memcached.";
            add(Severity.FAIL, "server", server + " does not answer the command stats", remedy);
            return List.copyOf(findings);
        }
        add(Severity.OK, "server", server + " answers in " + millis + ", version " + general.text("version"), "");
        ServerStats settings = ServerStats.settings(client);
        checkLoss(general);
        checkMemory(general, settings);
        checkItemSize(settings);
        checkAccess(settings);
        return List.copyOf(findings);
    }

    private void checkLoss(ServerStats general) {
        Duration up = Duration.ofSeconds(general.number("uptime").orElse(0));
        String since = up.toDays() > 0
                ? up.toDays() + " days"
                : up.toHours() > 0 ? up.toHours() + " h" : up.toSeconds() + " s";
        add(Severity.OK, "durability", "it has run for " + since + "." + LOSS, "");
    }

    private void checkMemory(ServerStats general, ServerStats settings) {
        long evictions = general.number("evictions").orElse(0);
        String used = mebibytes(general, "bytes") + " of " + mebibytes(general, "limit_maxbytes") + " MiB are used";
        if (settings.text("evictions").equals("off")) {
            String remedy =
                    "Give it memory to spare (-m), or let it evict: nodes read the switch each second, which keeps it.";
            add(Severity.WARN, "memory", used + "; when it is full it refuses changes (-M)", remedy);
        } else if (evictions > 0) {
            String remedy =
                    "Give it more memory (-m). While a node runs, its reading keeps the switch from being evicted.";
            add(Severity.WARN, "memory", used + ", and " + evictions + " items were evicted", remedy);
        } else {
            add(Severity.OK, "memory", used + ", and nothing was evicted", "");
        }
    }

    private static String mebibytes(ServerStats stats, String name) {
        return stats.number(name).isPresent()
                ? String.valueOf(stats.number(name).getAsLong() >> 20)
                : "?";
    }

    private void checkItemSize(ServerStats settings) {
        long largest = settings.number(ItemSizeLimit.SETTING).orElse(ItemSizeLimit.DEFAULT);
        String detail = "an item may have " + largest + " bytes";
        if (largest < ItemSizeLimit.DEFAULT) {
            add(Severity.WARN, "item size", detail, "Long lists of addresses do not fit: start it with -I 1m.");
        } else {
            add(Severity.OK, "item size", detail, "");
        }
    }

    private void checkAccess(ServerStats settings) {
        String listens = settings.text("inter");
        boolean open = listens.isEmpty() || listens.equals("NULL") || listens.equals("0.0.0.0") || listens.equals("::");
        if (settings.text("auth_enabled_sasl").equals("yes")) {
            add(Severity.OK, "access", "it demands a login", "");
        } else if (settings.isKnown() && open) {
            String remedy = "Let it listen on one private address (-l), behind a firewall, or demand a login (-S).";
            String detail = "it listens on all addresses and demands no login: who reaches it can turn the switch";
            add(Severity.WARN, "access", detail, remedy);
        }
    }

    private void add(Severity severity, String check, String detail, String remedy) {
        findings.add(new Finding(severity, check, detail, remedy));
    }
}
