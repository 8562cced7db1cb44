// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.StorageKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A store of files whose writers exclude those of the same process alone. */
final class ProcessFlaw extends SampleBackend {

    static final String NAME = "excludes-its-own-threads-only";
    static final Flaw FLAW = Flaw.of(NAME, "PER-7", ProcessFlaw::new).also("PER-3");

    /** The directory, which another process takes over with the system properties. */
    private static final String DIRECTORY = "tck.sample.directory";

    private final Path directory;

    ProcessFlaw(BackendOptions options) {
        super(options);
        directory = directory();
    }

    private static synchronized Path directory() {
        try {
            if (System.getProperty(DIRECTORY) == null) {
                Path made = Files.createTempDirectory("tck-sample-");
                made.toFile().deleteOnExit();
                System.setProperty(DIRECTORY, made.toString());
            }
            return Path.of(System.getProperty(DIRECTORY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Nullable
    String get(StorageKey key) {
        try {
            return Files.readString(file(key));
        } catch (NoSuchFileException absent) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    boolean replace(StorageKey key, @Nullable String expected, String update) {
        synchronized (ProcessFlaw.class) {
            if (!Objects.equals(expected, get(key))) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            try {
                Files.writeString(file(key), update);
                file(key).toFile().deleteOnExit();
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path file(StorageKey key) {
        return directory.resolve(namespace + "." + key);
    }
}
