// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints each transition as it happens, until it is interrupted or nobody reads any more. */
@Command(name = "watch")
final class WatchCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    RootCommand root;

    @Option(names = "--scope")
    @Nullable
    String scope;

    private final CountDownLatch unread = new CountDownLatch(1);

    @Override
    public Integer call() throws InterruptedException {
        RootCommand here = Objects.requireNonNull(root);
        TransitionText text = new TransitionText(new TimeFormat(here.terminal().clock()), here.common.json);
        try (MaintenanceMode maintenance = here.replica()) {
            begin(maintenance, here.terminal(), text);
            Runtime.getRuntime().addShutdownHook(new Thread(maintenance::close));
            unread.await();
            return Exit.DONE;
        }
    }

    /** The lock lets the present state be the first line, whatever happens meanwhile. */
    private synchronized void begin(MaintenanceMode maintenance, Terminal terminal, TransitionText text) {
        maintenance.onChange(event -> {
            if (scope == null || scope.equals(event.after().scope())) {
                print(terminal, text.line(event.after(), Json.name(event.cause())));
            }
        });
        ScopeStatus present = maintenance
                .scope(scope == null ? MaintenanceMode.GLOBAL : scope)
                .status();
        boolean unknown = maintenance.health().unknown();
        print(terminal, text.line(present, unknown ? TransitionText.UNKNOWN : "start"));
        StoreText store = new StoreText(maintenance.health());
        store.problems().forEach(problem -> terminal.warn("Warning: " + problem));
        store.warnings().forEach(warning -> terminal.warn("Warning: " + warning));
    }

    private synchronized void print(Terminal terminal, String line) {
        terminal.out().print(line + "\n");
        if (terminal.out().checkError()) {
            unread.countDown();
        }
    }
}
