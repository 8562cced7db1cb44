// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.MaintenanceMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** An application with a large state: starts, asks, and changes its allow-list. Prints what each took, in milliseconds. */
final class LargeStart {

    private LargeStart() {}

    public static void main(String[] args) throws Exception {
        MaintenanceMode.Builder builder = MaintenanceMode.builder()
                .properties(Map.of("maintenance.flag-file", "none"), "this test")
                .backend("file:" + Path.of(args[0]))
                .namespace(LargeState.NAMESPACE)
                .startTimeout(Duration.ofMinutes(1));
        try (MaintenanceMode maintenance = timed("start", builder::open)) {
            System.out.println("cpu=" + cpu().toMillis());
            System.out.println("scopes=" + maintenance.snapshot().scopes().size());
            System.out.println("ranges=" + maintenance.addresses().size());
            System.out.println("on=" + maintenance.scope(LargeState.scope(77)).isOn());
            System.out.println("in=" + maintenance.isOnFor(LargeState.range(4_711)));
            timed("add", () -> maintenance.allow("192.0.2.1"));
            timed(
                    "replace",
                    () -> maintenance.setAddresses(List.of(LargeState.ranges().split(" ", -1))));
            timed("ask", () -> askedOftenWhetherOn(maintenance));
            timed("status", () -> maintenance.status().addresses().size());
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.println("heap=" + (used >> 20));
            System.out.println("after=" + maintenance.addresses().size());
        }
    }

    /** What this process has worked so far, on all processors, which other processes that are busy hardly change. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static boolean askedOftenWhetherOn(MaintenanceMode maintenance) {
        String address = LargeState.range(42);
        boolean on = false;
        for (int i = 0; i < 100_000; i++) {
            on |= maintenance.isOnFor(address);
        }
        return on;
    }

    private static <T> T timed(String what, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        System.out.println(
                what + "=" + Duration.ofNanos(System.nanoTime() - start).toMillis());
        return result;
    }
}
