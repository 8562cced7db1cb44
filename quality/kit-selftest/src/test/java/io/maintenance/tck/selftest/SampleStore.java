// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The store of a sample backend as its client sees it: records by name. A call may hang, and ends when its thread is interrupted.
 * What fails is a {@link BackendException}.
 */
interface SampleStore extends AutoCloseable {

    /** The scheme of the store that has a server, and can be watched. */
    String SERVER = "sample";

    /** The scheme of the store that is a directory, and cannot be watched. */
    String EMBEDDED = "embedded";

    /** Returns the text of a record, or the one that stands for its damage. */
    @Nullable
    String get(String name);

    /** Replaces a record that has the expected text, in one step. */
    boolean replace(String name, @Nullable String expected, String update);

    /** Writes a record, whatever is there. */
    void put(String name, String text);

    /** Deletes the records whose names begin so. */
    void forget(String prefix);

    @Override
    void close();

    /** Returns the store to which a URL leads, whose path ends in the name of a flaw. */
    static SampleStore of(BackendOptions options) {
        if (!options.scheme().equals(EMBEDDED)) {
            return new SampleClient(SampleClient.address(options));
        }
        if (options.path().isEmpty()) {
            options.problem("", "a directory is missing: embedded:DIRECTORY/FLAW");
        }
        return new SampleDirectory(Path.of(options.path()).resolveSibling(SampleDirectory.NAME));
    }
}
