// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.diagnosis;

import static io.maintenance.spi.Finding.Severity.FAIL;
import static io.maintenance.spi.Finding.Severity.OK;
import static io.maintenance.spi.Finding.Severity.WARN;

import io.maintenance.spi.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself, and what that means for two entries that must not get lost.
 *
 * @param facts as {@code INFO} names them
 * @param snapshots when it saves snapshots; {@code null} if it does not say so
 * @param replaceable whether another server is to take over when it is lost
 */
record ServerReport(Map<String, String> facts, @Nullable String snapshots, boolean replaceable) {

    private static final int NEARLY_FULL = 90;
    private static final int FIRST_THAT_TRACKS = 6;

    /** Reads what {@code INFO} answers. */
    static ServerReport of(String info, @Nullable String snapshots, boolean replaceable) {
        Map<String, String> facts = new LinkedHashMap<>();
        info.lines().filter(line -> line.indexOf(':') > 0).forEach(line -> {
            int colon = line.indexOf(':');
            facts.put(line.substring(0, colon), line.substring(colon + 1));
        });
        return new ServerReport(facts, snapshots, replaceable);
    }

    List<Finding> findings() {
        return List.of(version(), role(), persistence(), eviction(), memory());
    }

    /** How many keys a database has. */
    long keysIn(int database) {
        String keys = fact("db" + database).replaceFirst("^keys=([0-9]+),.*", "$1");
        return number(keys);
    }

    private Finding version() {
        String version = fact("redis_version");
        String mode = fact("redis_mode");
        String detail = "Redis " + version + (mode.isEmpty() ? "" : ", " + mode);
        return number(version.replaceFirst("\\..*", "")) >= FIRST_THAT_TRACKS
                ? new Finding(OK, "server", detail, "")
                : new Finding(WARN, "server", detail, "use 6.0 or newer, which pushes every change and loss");
    }

    private Finding role() {
        if (fact("role").equals("master")) {
            return primary(number(fact("connected_slaves")));
        }
        String primary = fact("master_host") + ":" + fact("master_port");
        String detail = "a read-only replica of " + primary + ": no change can be made here";
        return new Finding(FAIL, "role", detail, "name the primary, or write redis+sentinel: with the sentinels");
    }

    private Finding primary(long replicas) {
        if (replaceable && replicas == 0) {
            String detail = "primary without a replica: if it is lost, nobody takes over";
            return new Finding(WARN, "role", detail, "add a replica");
        }
        return new Finding(OK, "role", "primary with " + replicas + (replicas == 1 ? " replica" : " replicas"), "");
    }

    private Finding persistence() {
        if (fact("aof_enabled").equals("1")) {
            return new Finding(OK, "persistence", "every change is appended to a file", "");
        }
        String remedy = "set appendonly yes; else a restart loses the switch until a running node puts it back";
        if (snapshots == null) {
            String detail = "appendonly is off, and the server does not say whether it saves snapshots";
            return new Finding(WARN, "persistence", detail, remedy);
        }
        return snapshots.isBlank()
                ? new Finding(WARN, "persistence", "nothing is saved to a disk", remedy)
                : new Finding(OK, "persistence", "snapshots are saved (" + snapshots + ")", "");
    }

    private Finding eviction() {
        String policy = fact("maxmemory_policy");
        boolean any = policy.startsWith("allkeys");
        if (any && number(fact("maxmemory")) > 0) {
            String detail = "maxmemory-policy is " + policy + ": a full server may drop the switch";
            return new Finding(WARN, "eviction", detail, "set maxmemory-policy to noeviction or to a volatile- policy");
        }
        String detail = any ? policy + ", and no maxmemory is set" : policy + " drops no key without an expiry";
        return new Finding(OK, "eviction", detail, "");
    }

    private Finding memory() {
        long most = number(fact("maxmemory"));
        long used = number(fact("used_memory"));
        String detail = most == 0
                ? used + " bytes are used, and no maxmemory is set"
                : used + " of " + most + " bytes are used";
        return most > 0 && used * 100 >= most * NEARLY_FULL
                ? new Finding(
                        WARN, "memory", detail, "raise maxmemory: a full server refuses changes before version 7.0")
                : new Finding(OK, "memory", detail, "");
    }

    private String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
