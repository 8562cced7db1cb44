// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A directory as a store. It can be emptied, and its disk can be taken away and brought back. */
final class FileStore implements TrialStore {

    private static final String ENTRIES = "MAINTENANCE_MODE_";

    private final Path home;
    private final Path directory;

    FileStore() {
        this.home = TemporaryDirectories.create();
        this.directory = home.resolve("store");
        try {
            Files.createDirectory(disk());
            Files.createSymbolicLink(directory, disk());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String url(int process) {
        return url();
    }

    @Override
    public String url() {
        return "file:" + directory;
    }

    @Override
    public boolean can(StoreFault fault) {
        return fault == StoreFault.FLUSH || fault == StoreFault.WIPE || fault == StoreFault.REFUSE;
    }

    @Override
    public void inject(StoreFault fault, String namespace) {
        try {
            switch (fault) {
                case FLUSH -> removeAll();
                case WIPE -> removeEntries(directory.resolve(namespace));
                case REFUSE -> takeDiskAway();
                default -> throw new IllegalArgumentException(fault + " is no fault of a directory");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void repair(StoreFault fault) {
        if (fault == StoreFault.REFUSE && Files.exists(away())) {
            try {
                bringDiskBack();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        TemporaryDirectories.remove(home);
    }

    /** As it looks when the link names a disk that is not there. */
    private void takeDiskAway() throws IOException {
        Files.move(disk(), away());
    }

    /** What nodes wrote meanwhile, in the place where the disk had been, is hidden by it. */
    private void bringDiskBack() throws IOException {
        while (Files.exists(away())) {
            try {
                Files.move(away(), disk());
            } catch (FileAlreadyExistsException writtenMeanwhile) {
                Files.move(disk(), Files.createTempDirectory(home, "hidden-").resolve("disk"));
            }
        }
    }

    private Path disk() {
        return home.resolve("disk");
    }

    private Path away() {
        return home.resolve("away");
    }

    private void removeAll() throws IOException {
        try (Stream<Path> namespaces = Files.list(disk())) {
            namespaces.forEach(TemporaryDirectories::remove);
        }
    }

    private static void removeEntries(Path namespace) throws IOException {
        Files.createDirectories(namespace);
        try (Stream<Path> files = Files.list(namespace)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(ENTRIES)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
