// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A directory. It can be emptied, and its disk can be taken away and brought back. */
final class FileStore implements TrialStore {

    private static final String ENTRIES = "MAINTENANCE_MODE_";

    private final Path home;
    private final Path directory;

    FileStore() {
        this.home = Trees.create();
        this.directory = home.resolve("store");
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
    public void strike(StoreFault fault, String namespace) {
        try {
            switch (fault) {
                case FLUSH -> Trees.remove(directory);
                case WIPE -> removeEntries(directory.resolve(namespace));
                case REFUSE -> takeDiskAway();
                default -> throw new IllegalArgumentException(fault + " does not befall a directory");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void heal(StoreFault fault) {
        if (fault == StoreFault.REFUSE && Files.isSymbolicLink(directory)) {
            try {
                Files.delete(directory);
                Files.move(disk(), directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        Trees.remove(home);
    }

    /** As it looks when a link names a disk that is not there. */
    private void takeDiskAway() throws IOException {
        Files.createDirectories(directory); // a flush may have taken it
        Files.move(directory, disk());
        Files.createSymbolicLink(directory, home.resolve("no-such-disk"));
    }

    private Path disk() {
        return home.resolve("disk");
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
