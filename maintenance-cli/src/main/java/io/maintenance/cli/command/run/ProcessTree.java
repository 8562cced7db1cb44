// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.run;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A process and all its descendants, including those whose parents have ended: these are recognised by an environment variable.
 * Not thread-safe.
 */
final class ProcessTree {

    private final ProcessHandle root;
    private final String mark;
    private final Set<ProcessHandle> members = new LinkedHashSet<>();

    /**
     * Creates the tree.
     *
     * @param mark the environment variable that the root was started with, and nothing else
     */
    ProcessTree(ProcessHandle root, String mark) {
        this.root = root;
        this.mark = mark;
    }

    /** Searches for the members that run now, the root first and others mostly after their parents. */
    Set<ProcessHandle> alive() {
        List<ProcessHandle> all = ProcessHandle.allProcesses().toList();
        members.add(root);
        all.stream().filter(this::isMarked).forEach(members::add);
        int before = -1;
        while (before < members.size()) {
            before = members.size();
            all.stream().filter(this::hasParentHere).forEach(members::add);
        }
        return remaining();
    }

    /** Returns those members found so far that are still running. */
    Set<ProcessHandle> remaining() {
        members.removeIf(member -> !isRunning(member));
        return Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }

    private boolean isMarked(ProcessHandle process) {
        return ProcessEntry.hasVariable(process.pid(), mark);
    }

    private boolean hasParentHere(ProcessHandle process) {
        return process.parent().filter(members::contains).isPresent();
    }

    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive()
                && ProcessEntry.of(process.pid()).filter(ProcessEntry::isZombie).isEmpty();
    }
}
