// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.ActivationSpec;
import io.maintenance.Change;
import io.maintenance.Level;
import io.maintenance.MaintenanceException;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs a command under maintenance. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

    /** What a signal may take, besides the time that is left to the command. */
    private static final Duration UNTIL_OFF = Duration.ofSeconds(30);

    /** How long the command may take to end after a signal. */
    Duration grace = Duration.ofSeconds(30);

    @ParentCommand
    @Nullable
    RootCommand root;

    @Mixin
    ChangeOptions change = new ChangeOptions();

    @Option(names = "--holder")
    @Nullable
    String holder;

    @Option(names = "--level")
    String level = Level.FULL.label();

    @Option(names = "--reason")
    @Nullable
    String reason;

    @Option(names = "--message")
    List<String> messages = new ArrayList<>();

    @Option(names = "--template")
    @Nullable
    String template;

    @Option(names = {"--for", "--duration"})
    @Nullable
    String lasting;

    @Option(names = "--keep-on-failure")
    boolean keepOnFailure;

    @Parameters
    List<String> command = List.of();

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Work work;
    private volatile boolean ending;

    @Override
    public Integer call() throws InterruptedException {
        if (command.isEmpty()) {
            throw new UsageException("Which command? Write it after two dashes: maintenance run -- ./migrate.sh");
        }
        RootCommand here = Objects.requireNonNull(root);
        Consumer<ActivationSpec> spec = spec(new TimeReader(here.terminal().clock()));
        Thread hook = new Thread(this::endInOrder);
        Runtime.getRuntime().addShutdownHook(hook); // before there is anything to end
        try (MaintenanceMode maintenance = here.changing(change)) {
            MaintenanceScope scope = maintenance.scope(change.scope);
            Holding holding = holder == null ? Holding.unshared(scope, spec) : Holding.named(holder, scope, spec);
            String toEnd = new EndingLine(here.common, maintenance).of(holding.holder(), change.scope);
            return holding.on().isConfirmed() ? work(holding, here, toEnd) : notRun(holding, here);
        } finally {
            over.countDown();
            forget(hook);
        }
    }

    private Consumer<ActivationSpec> spec(TimeReader reader) {
        Level read = EnableCommand.level(level);
        @Nullable Duration length = reader.duration("--for", lasting);
        Messages told = new Messages(messages);
        TemplateOption page = TemplateOption.read("--template", template);
        return spec -> {
            spec.level(read).reason(reason == null ? command.get(0) : reason);
            told.fill(spec);
            page.fill(spec);
            if (length != null) {
                spec.lasting(length);
            }
        };
    }

    private static int notRun(Holding holding, RootCommand here) {
        holding.end();
        here.terminal()
                .warn("maintenance: the store did not confirm, so the command was not run. Try --wait-store 10m.");
        return Exit.NOT_CONFIRMED;
    }

    private int work(Holding holding, RootCommand here, String toEnd) throws InterruptedException {
        tell(here, "on, held by " + holding.holder() + " in " + change.scope);
        if (holding.isShared()) {
            tell(
                    here,
                    holding.holder() + " held it already: who ends first ends it for both. Leave out --holder, or "
                            + "give work that can overlap a name each.");
        }
        Work.End end = new Work.End(Exit.FAILED, false, Set.of());
        try {
            end = runToItsEnd();
        } catch (IOException e) {
            here.terminal().warn("maintenance: the command could not be started: " + e.getMessage());
        }
        String why = whyItStaysOn(end);
        if (why != null) {
            here.terminal().warn("maintenance: " + why + ": maintenance stays on. To end it: " + toEnd);
            return end.exit();
        }
        if (!end.left().isEmpty()) {
            tell(here, "the command has ended, and has left running: " + running(end.left()));
        }
        return ended(holding, here, end.exit());
    }

    private @Nullable String whyItStaysOn(Work.End end) {
        if (end.signalled() && !end.left().isEmpty()) {
            return running(end.left()) + " still running " + grace.toSeconds() + " s after the signal";
        }
        return end.exit() != Exit.DONE && keepOnFailure ? "the command ended with " + end.exit() : null;
    }

    private static String running(Set<ProcessHandle> processes) {
        return processes.stream()
                .map(each -> each.pid()
                        + each.info().command().map(path -> " (" + path + ")").orElse(""))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** A signal ends the command first, then the maintenance; only what kills this process at once leaves it on. */
    private Work.End runToItsEnd() throws IOException, InterruptedException {
        if (ending) {
            return new Work.End(Exit.FAILED, true, Set.of());
        }
        Work started = Work.start(command);
        work = started;
        if (ending) {
            started.signal(); // the signal came in between, and that did not see this one
        }
        return started.await(grace);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // it runs, and has nothing left to wait for
        }
    }

    /** Ends the command, and waits until maintenance has ended. */
    void endInOrder() {
        ending = true;
        Work running = work;
        try {
            if (running != null) {
                running.signal();
            }
            over.await(grace.plus(UNTIL_OFF).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int ended(Holding holding, RootCommand here, int exit) {
        try {
            Change off = holding.end();
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
