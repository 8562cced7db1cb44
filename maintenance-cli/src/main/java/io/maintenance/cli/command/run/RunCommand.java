// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.run;

import io.maintenance.ActivationSpec;
import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceException;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.cli.command.Subcommand;
import io.maintenance.cli.option.ActivationOptions;
import io.maintenance.cli.option.ChangeOptions;
import io.maintenance.cli.option.DisableCommandLine;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.terminal.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code run}: runs a command under maintenance. */
@Command(name = "run")
public final class RunCommand extends Subcommand {

    /** How long turning maintenance off may take after a signal, in addition to the command's own time. */
    private static final Duration TURN_OFF_LIMIT = Duration.ofSeconds(30);

    /** How long the command may take to end after a signal. */
    Duration grace = Duration.ofSeconds(30);

    @Mixin
    ChangeOptions change = new ChangeOptions();

    @Mixin
    ActivationOptions activation = new ActivationOptions();

    @Option(names = "--holder")
    @Nullable
    String holder;

    @Option(names = {"--for", "--duration"})
    @Nullable
    String duration;

    @Option(names = "--keep-on-failure")
    boolean keepOnFailure;

    @Parameters
    List<String> command = List.of();

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile @Nullable CommandJob job;
    private volatile boolean signalled;

    @Override
    public Integer call() throws InterruptedException {
        if (command.isEmpty()) {
            throw new UsageException("Which command? Write it after two dashes: maintenance run -- ./migrate.sh");
        }
        Consumer<ActivationSpec> spec = spec();
        Thread hook = new Thread(this::shutDown);
        Runtime.getRuntime().addShutdownHook(hook); // before there is anything to end
        try (MaintenanceMode maintenance = root().openForChange(change)) {
            MaintenanceScope scope = maintenance.scope(change.scope());
            RunActivation on =
                    holder == null ? RunActivation.unshared(scope, spec) : RunActivation.named(holder, scope, spec);
            String disable = new DisableCommandLine(root().options(), maintenance).of(on.holder(), change.scope());
            return on.result().isConfirmed() ? runUnder(on, disable) : refuse(on);
        } finally {
            finished.countDown();
            remove(hook);
        }
    }

    private Consumer<ActivationSpec> spec() {
        Duration length = root().timeReader().duration("--for", duration);
        return activation.read(command.get(0)).andThen(spec -> {
            if (length != null) {
                spec.lasting(length);
            }
        });
    }

    private int refuse(RunActivation on) {
        on.end();
        warn("the store did not confirm, so the command was not run. Try --wait-store 10m.");
        return ExitCode.NOT_CONFIRMED;
    }

    private int runUnder(RunActivation on, String disable) throws InterruptedException {
        inform("on, held by " + on.holder() + " in " + change.scope());
        if (on.isShared()) {
            inform(on.holder() + " held it already: whichever ends first ends it for both. Leave out --holder, "
                    + "or give each command a holder of its own.");
        }
        CommandJob.JobResult ended = runCommand();
        String reason = reasonToStayOn(ended);
        if (reason != null) {
            warn(reason + ": maintenance stays on. To end it: " + disable);
            return ended.exit();
        }
        if (!ended.left().isEmpty()) {
            inform("the command has ended, and has left running: " + names(ended.left()));
        }
        return turnOff(on, ended.exit());
    }

    private @Nullable String reasonToStayOn(CommandJob.JobResult ended) {
        if (ended.signalled() && !ended.left().isEmpty()) {
            return names(ended.left()) + " still running " + grace.toSeconds() + " s after the signal";
        }
        return ended.exit() != ExitCode.DONE && keepOnFailure ? "the command ended with " + ended.exit() : null;
    }

    private static String names(Set<ProcessHandle> processes) {
        return processes.stream()
                .map(each -> each.pid()
                        + each.info().command().map(path -> " (" + path + ")").orElse(""))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** A signal ends the command first, then the maintenance; only what kills this process at once leaves it on. */
    private CommandJob.JobResult runCommand() throws InterruptedException {
        if (signalled) {
            return new CommandJob.JobResult(ExitCode.FAILED, true, Set.of());
        }
        try {
            CommandJob started = CommandJob.start(command);
            job = started;
            if (signalled) {
                started.signal(); // the signal arrived before the job was visible to its handler
            }
            return started.await(grace);
        } catch (IOException e) {
            warn("the command could not be started: " + e.getMessage());
            return new CommandJob.JobResult(ExitCode.FAILED, false, Set.of());
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook runs, and has nothing left to wait for
        }
    }

    /** Ends the command, and waits until maintenance was turned off. */
    void shutDown() {
        signalled = true;
        CommandJob running = job;
        try {
            if (running != null) {
                running.signal();
            }
            finished.await(grace.plus(TURN_OFF_LIMIT).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int turnOff(RunActivation on, int exit) {
        try {
            ChangeResult off = on.end();
            if (off.isConfirmed()) {
                inform(off.after().on() ? "still on, held by others" : "off");
                return exit;
            }
            warn("the store did not confirm that maintenance ended; look with 'maintenance status'.");
        } catch (MaintenanceException e) {
            warn("still on: " + e.getMessage());
        }
        return exit == ExitCode.DONE ? ExitCode.NOT_CONFIRMED : exit;
    }

    private void inform(String what) {
        if (!root().options().quiet()) {
            warn(what);
        }
    }

    /** Standard output belongs to the command that runs. */
    private void warn(String what) {
        root().terminal().warn("maintenance: " + what);
    }
}
