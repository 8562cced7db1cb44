// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.admin.json.JsonWriter;
import io.maintenance.cli.report.StoreText;
import io.maintenance.cli.report.TransitionText;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.cli.terminal.Terminal;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code watch}: prints each transition as it happens, until it is interrupted or its output is closed. */
@Command(name = "watch")
public final class WatchCommand extends Subcommand {

    @Option(names = "--scope")
    @Nullable
    String scope;

    private final CountDownLatch unread = new CountDownLatch(1);

    @Override
    public Integer call() throws InterruptedException {
        TransitionText text =
                new TransitionText(root().timeFormat(), root().options().json());
        try (MaintenanceMode maintenance = root().openReplica()) {
            begin(maintenance, text);
            Runtime.getRuntime().addShutdownHook(new Thread(maintenance::close));
            unread.await();
            return ExitCode.DONE;
        }
    }

    /** The lock makes the present state the first line, even if a transition happens meanwhile. */
    private synchronized void begin(MaintenanceMode maintenance, TransitionText text) {
        maintenance.onChange(event -> {
            if (scope == null || scope.equals(event.after().scope())) {
                print(text.line(event.after(), JsonWriter.name(event.cause())));
            }
        });
        ScopeStatus present = maintenance
                .scope(scope == null ? MaintenanceMode.GLOBAL : scope)
                .status();
        boolean unknown = maintenance.health().unknown();
        print(text.line(present, unknown ? TransitionText.STATE_UNKNOWN : "start"));
        Terminal terminal = root().terminal();
        StoreText store = new StoreText(maintenance.health());
        store.problems().forEach(problem -> terminal.warn("Warning: " + problem));
        store.warnings().forEach(warning -> terminal.warn("Warning: " + warning));
    }

    private synchronized void print(String line) {
        PrintStream out = root().terminal().out();
        out.print(line + "\n");
        if (out.checkError()) {
            unread.countDown();
        }
    }
}
