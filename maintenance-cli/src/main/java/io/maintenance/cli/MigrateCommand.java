// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.Change;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Copies the state of another store into this one, reads it back and compares; or raises the format of this one. */
@Command(name = "migrate")
final class MigrateCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    RootCommand root;

    @Option(names = "--from")
    @Nullable
    String from;

    @Option(names = "--format")
    @Nullable
    String format;

    @Option(names = "--wait-store")
    @Nullable
    String waitStore;

    @Override
    public Integer call() {
        RootCommand here = Objects.requireNonNull(root);
        if ((from == null) == (format == null)) {
            throw new UsageException("Name either another store with --from, or a format with --format.");
        }
        return from == null ? new StoredFormat(here).raise(String.valueOf(format)) : copy(here, from);
    }

    private int copy(RootCommand here, String url) {
        ChangeOptions options = new ChangeOptions();
        options.waitStore = waitStore;
        MaintenanceBackendFactory other = opened -> new OtherStore(url, opened.namespace()).open();
        Change taken;
        try (MaintenanceMode maintenance = here.changing(options)) {
            OtherStore source = new OtherStore(url, maintenance.health().namespace());
            source.open().close(); // so that a mistake in its address is said as one
            if (source.isStoreOf(here.builder().settings())) {
                throw new UsageException("--from: " + source.shown()
                        + " is the store that is copied into. Name that with " + "--backend or in the configuration.");
            }
            if (source.isEmpty()) {
                return here.say(nothingIn(source));
            }
            taken = maintenance.adopt(other);
        }
        Instant now = here.terminal().clock().instant();
        try (MaintenanceMode reread = here.oneShot()) {
            Map<String, ScopeStatus> there = scopes(reread, now);
            List<MaintenanceBackendFactory> both =
                    List.of(other, opened -> here.builder().openBackend());
            boolean same = missesNothing(there, both, reread.health().namespace(), now);
            return here.say(reply(taken, there, same, now));
        }
    }

    private static Reply nothingIn(OtherStore source) {
        String problem = source.shown() + " holds nothing of the namespace '" + source.namespace()
                + "': nothing was copied. Is this where the switch was kept? --namespace NAME copies another namespace.";
        return new Reply(Exit.FAILED, List.of(), List.of(), problem, Map.of("compared", false));
    }

    private static Reply reply(Change taken, Map<String, ScopeStatus> there, boolean same, Instant now) {
        Page page = new Page().line(same ? "Copied, read back and compared" : "Copied, but what was read back differs");
        page.row("Stored in", String.join(", ", taken.storedIn()));
        there.values()
                .forEach(scope -> page.row(
                        scope.scope(),
                        (scope.on() ? "on" : "off") + ", addresses: "
                                + (scope.addresses().isEmpty()
                                        ? "none"
                                        : String.join(" ", Documents.addresses(scope.addresses())))));
        Map<String, @Nullable Object> document = new LinkedHashMap<>(Documents.change(taken, now));
        document.put("compared", same);
        boolean well = same && taken.isConfirmed();
        String problem = well ? null : "not confirmed: repeat the command, that does no harm.";
        return new Reply(well ? Exit.DONE : Exit.NOT_CONFIRMED, page.lines(), List.of(), problem, document);
    }

    /** Merges both stores in memory: if this one misses nothing of the other, the merge is what this one says. */
    private static boolean missesNothing(
            Map<String, ScopeStatus> here, List<MaintenanceBackendFactory> both, String namespace, Instant now) {
        try (MaintenanceMode merged = StoredFormat.nowhere(namespace)) {
            both.forEach(merged::adopt);
            return scopes(merged, now).equals(here);
        }
    }

    private static Map<String, ScopeStatus> scopes(MaintenanceMode maintenance, Instant now) {
        Map<String, ScopeStatus> scopes = new TreeMap<>();
        maintenance
                .snapshot()
                .scopes()
                .forEach(name -> scopes.put(name, maintenance.snapshot().scope(name, now)));
        return scopes;
    }
}
