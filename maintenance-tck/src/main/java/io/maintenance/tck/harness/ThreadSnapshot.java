// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.harness;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The threads that are alive at one time, to find those that came later. */
public final class ThreadSnapshot {

    /** Threads of the JVM, of JUnit, and of the kit. */
    private static final String OTHERS = "(ForkJoinPool\\.commonPool|junit-|tck-|process reaper|surefire).*";

    private final Set<Thread> before = alive();

    /** Returns the threads that are alive and were not, except those of the JVM and the kit. */
    public Set<Thread> newcomers() {
        return alive().stream()
                .filter(thread -> !before.contains(thread) && !isOfTheJvm(thread))
                .collect(Collectors.toSet());
    }

    /** Says which threads and what they do, for a message. */
    public static String shown(Set<Thread> threads) {
        return threads.stream()
                .map(thread -> thread.getName()
                        + (thread.isDaemon() ? "" : " (no daemon)")
                        + Arrays.stream(thread.getStackTrace())
                                .limit(3)
                                .map(frame -> " at " + frame)
                                .collect(Collectors.joining()))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static Set<Thread> alive() {
        return Thread.getAllStackTraces().keySet();
    }

    private static boolean isOfTheJvm(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null || group.getParent() == null || thread.getName().matches(OTHERS);
    }
}
