// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A reader of files of events, which checks their chain. It keeps no more than one line. Thread-safe. */
public final class EventLogReader {

    private static final int BUFFER = 1 << 16;

    private final LineSeal seal;

    /** Creates a reader. With a key, lines behind the first that is sealed with it have to be sealed with it. */
    public EventLogReader(LineSeal seal) {
        this.seal = seal;
    }

    /**
     * Reads files.
     *
     * @param files the files of one chain, the oldest first
     * @param events is handed each line that is an event, also those whose seal is wrong
     * @throws IOException if one cannot be read; the message names it
     */
    public ChainReport read(List<Path> files, Consumer<EventLine> events) throws IOException {
        ChainVerifier verifier = new ChainVerifier(seal);
        Optional<ChainEnd> noted = Optional.empty();
        for (Path file : files) {
            noted = ChainEnd.of(file.toAbsolutePath()); // before the file, which may grow meanwhile
            verifier.begin(file);
            try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
                read(stream, verifier, events);
            }
        }
        return verifier.finish(noted);
    }

    private static void read(InputStream stream, ChainVerifier verifier, Consumer<EventLine> events)
            throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            if (next == '\n') {
                verifier.check(line.toByteArray()).ifPresent(events);
                line.reset();
            } else if (line.size() < FileTail.LONGEST) { // what is longer is none of ours, and not kept
                line.write(next);
            }
        }
        if (line.size() > 0) {
            verifier.checkRest(line.size());
        }
    }
}
