// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;

import io.maintenance.spi.BackendException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/** What other processes do to the store. Prints one line for each thing done. */
final class Child {

    private static final Duration LONG = Duration.ofMinutes(1);

    private Child() {}

    public static void main(String[] args) throws Exception {
        try (FileBackend backend = GivenOptions.open(Path.of(args[1]), timeout(args[0]))) {
            switch (args[0]) {
                case "increment" -> increment(backend, Integer.parseInt(args[2]));
                case "write" -> writeForEver(backend);
                case "read" -> System.out.println(outcome(() -> backend.read()));
                case "create" ->
                    System.out.println(outcome(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, args[2])));
                case "replace" ->
                    System.out.println(outcome(
                            () -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, args[2], "x".repeat(1 << 16))));
                case "hold" -> hold(Path.of(args[1]).resolve("shop"));
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    /** Who creates an entry is told soon that it is locked; the others wait for their turn. */
    private static Duration timeout(String what) {
        return what.equals("create") ? Duration.ofMillis(500) : LONG;
    }

    private static void increment(FileBackend backend, int times) {
        for (int done = 0; done < times; ) {
            if (Texts.increment(backend)) {
                done++;
            }
        }
        System.out.println("done");
    }

    private static void writeForEver(FileBackend backend) {
        while (true) {
            String now = backend.read().get(MAINTENANCE_MODE_STATUS);
            if (backend.compareAndSet(MAINTENANCE_MODE_STATUS, now, Texts.next(now))) {
                System.out.println("wrote");
            }
        }
    }

    private static void hold(Path directory) throws Exception {
        AccessInheritance.createDirectories(directory);
        try (DirectoryLock lock = DirectoryLock.acquire(directory.toRealPath(), LONG)) {
            System.out.println("held " + lock.directory());
            System.in.read();
        }
    }

    private static String outcome(Callable<Object> call) throws Exception {
        try {
            return String.valueOf(call.call());
        } catch (BackendException e) {
            return e.kind() + " " + e.getMessage();
        }
    }
}
