// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.MaintenanceSnapshot;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Switches whose answers wait, each in its own way, and two whose answers do not. They prove that the rule bites. */
final class SlowSwitches {

    private SlowSwitches() {}

    interface Flag {
        boolean isThere();
    }

    record FlagFile(Path file) implements Flag {
        @Override
        public boolean isThere() {
            return Files.exists(file);
        }
    }

    abstract static class Remembers implements MaintenanceScope {
        private volatile boolean on;

        @Override
        public boolean isOn() {
            return on;
        }

        void turn(boolean to) {
            synchronized (this) {
                on = to;
            }
        }
    }

    abstract static class AsksItsMemory implements MaintenanceScope {
        private final AtomicBoolean on = new AtomicBoolean();

        @Override
        public boolean isOn() {
            return on.get();
        }
    }

    abstract static class AsksAFile implements MaintenanceScope {
        private final Flag flag;

        AsksAFile(Flag flag) {
            this.flag = flag;
        }

        @Override
        public boolean isOn() {
            return flag.isThere();
        }
    }

    abstract static class Resolves implements MaintenanceScope {
        @Override
        public boolean isOnFor(@Nullable String address) {
            Predicate<@Nullable String> isLocal = each -> {
                try {
                    return InetAddress.getByName(each) != null;
                } catch (UnknownHostException e) {
                    return false;
                }
            };
            return isLocal.test(address);
        }
    }

    abstract static class Locks implements MaintenanceScope {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        public boolean isOn() {
            return lock.isLocked();
        }
    }

    abstract static class Synchronizes implements MaintenanceScope {
        private boolean on;

        @Override
        public synchronized boolean isOn() {
            return on;
        }

        synchronized void turn(boolean to) {
            on = to;
        }
    }

    abstract static class SynchronizesABlock implements MaintenanceScope {
        private boolean on;

        @Override
        public boolean isReadOnly() {
            synchronized (this) {
                return on;
            }
        }

        void turn(boolean to) {
            synchronized (this) {
                on = to;
            }
        }
    }

    abstract static class WaitsForAnAnswer implements MaintenanceMode {
        private final CompletableFuture<MaintenanceSnapshot> answer = new CompletableFuture<>();

        @Override
        public MaintenanceSnapshot snapshot() {
            return answer.join();
        }
    }
}
