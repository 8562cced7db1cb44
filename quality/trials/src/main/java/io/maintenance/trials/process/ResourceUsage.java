// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processor time, threads, sockets and memory that this process uses. */
final class ResourceUsage {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private ResourceUsage() {}

    /** Returns the processor time so far in nanoseconds, the threads, the sockets, and the heap in use in bytes. */
    static String report() throws IOException {
        long processor = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        System.gc(); // what is garbage is no cost at rest
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return processor + " " + threads + " " + sockets() + " " + heap;
    }

    private static long sockets() throws IOException {
        try (Stream<Path> files = Files.list(OPEN_FILES)) {
            return files.filter(ResourceUsage::isSocket).count();
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
