// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The directories that come and go with a trial. */
public final class TemporaryDirectories {

    private TemporaryDirectories() {}

    /** Creates a directory among the temporary files. */
    public static Path create() {
        try {
            return Files.createTempDirectory("trials-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a directory and all that is in it, except for what others put there meanwhile. */
    public static void remove(Path tree) {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException changedMeanwhile) {
            // by a node that puts its entries back
        } catch (UncheckedIOException changedMeanwhile) {
            if (!(changedMeanwhile.getCause() instanceof NoSuchFileException)) {
                throw changedMeanwhile;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
