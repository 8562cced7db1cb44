// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.run;

import io.maintenance.cli.terminal.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A command that runs under maintenance, and every process that it has started. */
final class CommandJob {

    private static final long POLL_MILLIS = 50;

    /** The launcher unsets these for the tool itself, and keeps their values under names with a prefix. */
    private static final List<String> JAVA_OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final long NO_GROUP = -1;
    private static final String SAVED_PREFIX = "_MAINTENANCE_";

    private final Process command;
    private final ProcessTree tree;
    private final ProcessGroupSentinel sentinel;
    private final CompletableFuture<Void> signalled = new CompletableFuture<>();
    private boolean endedByItself;

    private CommandJob(Process command, ProcessTree tree, ProcessGroupSentinel sentinel) {
        this.command = command;
        this.tree = tree;
        this.sentinel = sentinel;
    }

    /**
     * How a job ended.
     *
     * @param exit the exit code of the command; {@link ExitCode#FAILED} if it has not ended
     * @param signalled whether it was ended by a signal
     * @param left the processes that are still running
     */
    record JobResult(int exit, boolean signalled, Set<ProcessHandle> left) {}

    /** Starts a command that shares the terminal with this process. */
    static CommandJob start(List<String> command) throws IOException {
        String mark = "_MAINTENANCE_RUN_" + UUID.randomUUID().toString().replace("-", "");
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put(mark, "1");
        for (String name : JAVA_OPTIONS) {
            String given = builder.environment().remove(SAVED_PREFIX + name);
            if (given != null) {
                builder.environment().put(name, given);
            }
        }
        ProcessGroupSentinel sentinel = ProcessGroupSentinel.start();
        try {
            Process started = builder.start();
            return new CommandJob(started, new ProcessTree(started.toHandle(), mark), sentinel);
        } catch (IOException e) {
            sentinel.stop();
            throw e;
        }
    }

    /** Waits until the command has ended; after a signal until everything has, {@code grace} at most. */
    JobResult await(Duration grace) throws InterruptedException {
        try {
            CompletableFuture.anyOf(command.onExit(), signalled).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // neither of them completes with an exception
        }
        boolean early = isToEndEarly();
        Set<ProcessHandle> left = early ? awaitAll(grace) : alive();
        sentinel.stop();
        return new JobResult(command.isAlive() ? ExitCode.FAILED : command.exitValue(), early, left);
    }

    /**
     * Signals every process of the job that was started before now, parents first, so that they know why their children end. A
     * process that the signal to this one has reached too is not signalled twice. What a command that ended by itself has left
     * running is left alone.
     */
    synchronized void signal() throws InterruptedException {
        if (endedByItself || signalled.isDone()) {
            return;
        }
        long now = ProcessEntry.now();
        long told = sentinel.wasSignalled() ? ownGroup() : NO_GROUP;
        Set<ProcessHandle> done = new HashSet<>();
        int before = -1;
        while (before < done.size()) { // finds what was started while others were signalled
            before = done.size();
            for (ProcessHandle process : tree.alive()) {
                Optional<ProcessEntry> entry = ProcessEntry.of(process.pid());
                boolean later =
                        entry.filter(each -> each.startTicks() > now).isPresent(); // perhaps cleans up after the signal
                if (!later
                        && done.add(process)
                        && entry.filter(each -> each.group() == told).isEmpty()) {
                    process.destroy();
                }
            }
        }
        signalled.complete(null);
    }

    /** Ctrl-C may end the command before it reaches this process. */
    private synchronized boolean isToEndEarly() throws InterruptedException {
        boolean early = signalled.isDone() || (!tree.alive().isEmpty() && sentinel.wasSignalled());
        endedByItself = !early;
        return early;
    }

    private Set<ProcessHandle> awaitAll(Duration grace) throws InterruptedException {
        long start = System.nanoTime();
        Set<ProcessHandle> left = alive();
        while (!left.isEmpty() && System.nanoTime() - start < grace.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            left = remaining();
        }
        return left;
    }

    private synchronized Set<ProcessHandle> alive() {
        return tree.alive();
    }

    /** Searches for further processes only when the known ones have ended. */
    private synchronized Set<ProcessHandle> remaining() {
        Set<ProcessHandle> known = tree.remaining();
        return known.isEmpty() ? tree.alive() : known;
    }

    private static long ownGroup() {
        return ProcessEntry.of(ProcessHandle.current().pid())
                .map(ProcessEntry::group)
                .orElse(NO_GROUP);
    }
}
