// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

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

/** A command that runs under maintenance, and everything that it has started. */
final class Work {

    private static final long LOOK_MILLIS = 50;

    /** The launcher keeps these from the tool itself, and hands them on under another name. */
    private static final List<String> JAVA_OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final long NO_GROUP = -1;
    private static final String HANDED_ON = "_MAINTENANCE_";

    private final Process command;
    private final ProcessTree tree;
    private final GroupWitness witness;
    private final CompletableFuture<Void> signalled = new CompletableFuture<>();
    private boolean over;

    private Work(Process command, ProcessTree tree, GroupWitness witness) {
        this.command = command;
        this.tree = tree;
        this.witness = witness;
    }

    /**
     * What was seen of it.
     *
     * @param exit the exit code of the command; {@link Exit#FAILED} if it has not ended
     * @param signalled whether it was to end early
     * @param left what runs on
     */
    record End(int exit, boolean signalled, Set<ProcessHandle> left) {}

    /** Starts a command that shares the terminal with this process. */
    static Work start(List<String> command) throws IOException {
        String mark = "_MAINTENANCE_RUN_" + UUID.randomUUID().toString().replace("-", "");
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put(mark, "1");
        for (String name : JAVA_OPTIONS) {
            String given = builder.environment().remove(HANDED_ON + name);
            if (given != null) {
                builder.environment().put(name, given);
            }
        }
        GroupWitness witness = GroupWitness.start();
        try {
            Process started = builder.start();
            return new Work(started, new ProcessTree(started.toHandle(), mark), witness);
        } catch (IOException e) {
            witness.dismiss();
            throw e;
        }
    }

    /** Waits until the command has ended; after a signal until everything has, {@code grace} at most. */
    End await(Duration grace) throws InterruptedException {
        try {
            CompletableFuture.anyOf(command.onExit(), signalled).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // neither fails
        }
        boolean early = isToEndEarly();
        Set<ProcessHandle> left = early ? awaitAll(grace) : alive();
        witness.dismiss();
        return new End(command.isAlive() ? Exit.FAILED : command.exitValue(), early, left);
    }

    /**
     * Signals everything that has begun before now, parents first, so that they know why their children end, unless whoever
     * signals this process has done so. What a command that ended by itself has left running is let alone.
     */
    synchronized void signal() throws InterruptedException {
        if (over || signalled.isDone()) {
            return;
        }
        long now = ProcessEntry.now();
        long told = witness.wasSignalled() ? ownGroup() : NO_GROUP;
        Set<ProcessHandle> done = new HashSet<>();
        int before = -1;
        while (before < done.size()) { // what was being started while others were signalled is found by another look
            before = done.size();
            for (ProcessHandle process : tree.alive()) {
                Optional<ProcessEntry> entry = ProcessEntry.of(process.pid());
                boolean later =
                        entry.filter(each -> each.begun() > now).isPresent(); // to clean up after a signal, perhaps
                if (!later
                        && done.add(process)
                        && entry.filter(each -> each.group() == told).isEmpty()) {
                    process.destroy();
                }
            }
        }
        signalled.complete(null);
    }

    /** Ctrl-C ends the command, too, perhaps before this process has heard of it. */
    private synchronized boolean isToEndEarly() throws InterruptedException {
        boolean early = signalled.isDone() || (!tree.alive().isEmpty() && witness.wasSignalled());
        over = !early;
        return early;
    }

    private Set<ProcessHandle> awaitAll(Duration grace) throws InterruptedException {
        long begun = System.nanoTime();
        Set<ProcessHandle> left = alive();
        while (!left.isEmpty() && System.nanoTime() - begun < grace.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            left = remaining();
        }
        return left;
    }

    private synchronized Set<ProcessHandle> alive() {
        return tree.alive();
    }

    /** All are looked for only when those that are known have ended. */
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
