// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the threads of this process with those that were there when it was made. */
final class ThreadCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OTHERS = "(process reaper|awaitility|junit|ForkJoinPool.common).*";

    private final Set<Thread> before = threads();

    /** Waits until no other thread is left. */
    void nothingIsLeft() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(threads().stream()
                        .filter(thread -> !before.contains(thread))
                        .map(Thread::getName)
                        .filter(name -> !name.matches(OTHERS)))
                .isEmpty());
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null
                        && thread.getThreadGroup().getParent() != null)
                .collect(Collectors.toSet());
    }
}
