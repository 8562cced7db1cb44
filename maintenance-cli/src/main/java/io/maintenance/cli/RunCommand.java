// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.Change;
import io.maintenance.Level;
import io.maintenance.MaintenanceException;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs a command under maintenance. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

    private static final int GRACE_SECONDS = 30;

    @ParentCommand
    @Nullable
    RootCommand root;

    @Mixin
    ChangeOptions change = new ChangeOptions();

    @Option(names = "--holder")
    String holder = "run";

    @Option(names = "--level")
    String level = Level.FULL.label();

    @Option(names = "--reason")
    @Nullable
    String reason;

    @Option(names = "--message")
    String message = "";

    @Option(names = {"--for", "--duration"})
    @Nullable
    String lasting;

    @Option(names = "--keep-on-failure")
    boolean keepOnFailure;

    @Parameters
    List<String> command = List.of();

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Process child;
    private volatile boolean ending;

    @Override
    public Integer call() throws InterruptedException {
        if (command.isEmpty()) {
            throw new UsageException("Which command? Write it after two dashes: maintenance run -- ./migrate.sh");
        }
        RootCommand here = Objects.requireNonNull(root);
        TimeReader reader = new TimeReader(here.terminal().clock());
        Level read = EnableCommand.level(level);
        @Nullable Duration length = reader.duration("--for", lasting);
        Thread hook = new Thread(this::endInOrder);
        Runtime.getRuntime().addShutdownHook(hook); // before there is anything to end
        try (MaintenanceMode maintenance = here.changing(change)) {
            MaintenanceScope scope = maintenance.scope(change.scope);
            Change on = scope.enable(spec -> {
                spec.holder(holder).level(read).message(message).reason(reason == null ? command.get(0) : reason);
                if (length != null) {
                    spec.lasting(length);
                }
            });
            return on.isConfirmed() ? work(scope, here) : notRun(scope, here);
        } finally {
            over.countDown();
            forget(hook);
        }
    }

    private int notRun(MaintenanceScope scope, RootCommand here) {
        scope.disable(holder);
        here.terminal()
                .warn("maintenance: the store did not confirm, so the command was not run. Try --wait-store 10m.");
        return Exit.NOT_CONFIRMED;
    }

    private int work(MaintenanceScope scope, RootCommand here) throws InterruptedException {
        tell(here, "on, held by " + holder + " in " + change.scope);
        int exit = Exit.FAILED;
        try {
            exit = runToItsEnd();
        } catch (IOException e) {
            here.terminal().warn("maintenance: the command could not be started: " + e.getMessage());
        }
        if (exit != Exit.DONE && keepOnFailure) {
            here.terminal()
                    .warn("maintenance: the command ended with " + exit + ": maintenance stays on. To end it: "
                            + "maintenance disable --holder " + holder + " --scope " + change.scope);
            return exit;
        }
        return ended(scope, here, exit);
    }

    /** A signal ends the command first, then the maintenance; only what kills this process at once leaves it on. */
    private int runToItsEnd() throws IOException, InterruptedException {
        if (ending) {
            return Exit.FAILED;
        }
        Process started = new ProcessBuilder(command).inheritIO().start();
        child = started;
        if (ending) {
            started.destroy(); // the signal came in between, and that did not see this one
        }
        return started.waitFor();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // it runs, and has nothing left to wait for
        }
    }

    private void endInOrder() {
        ending = true;
        Process running = child;
        if (running != null) {
            running.destroy();
        }
        try {
            over.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int ended(MaintenanceScope scope, RootCommand here, int exit) {
        try {
            Change off = scope.disable(holder);
            if (off.isConfirmed()) {
                tell(here, off.after().on() ? "still on, held by others" : "off");
                return exit;
            }
            here.terminal().warn("maintenance: the store did not confirm the end; look with 'maintenance status'.");
        } catch (MaintenanceException e) {
            here.terminal().warn("maintenance: still on: " + e.getMessage());
        }
        return exit == Exit.DONE ? Exit.NOT_CONFIRMED : exit;
    }

    /** Standard output belongs to the command that runs. */
    private static void tell(RootCommand here, String what) {
        if (!here.common.quiet) {
            here.terminal().warn("maintenance: " + what);
        }
    }
}
