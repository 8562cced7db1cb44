// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import io.maintenance.events.log.EventEntry;
import io.maintenance.events.log.EventLine;
import io.maintenance.events.log.EventLog;
import io.maintenance.spi.support.Sentence;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The file of events. What cannot be written is counted, and the next line that can be written says how much that was. */
final class FileSink implements EventSink {

    private static final System.Logger LOG = System.getLogger(FileSink.class.getName());

    private final Path file;
    private final EventLog log;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private long lostInARow;

    FileSink(EventsSettings settings, Path file) {
        this.file = file;
        this.log = new EventLog(file, settings.seal());
    }

    @Override
    public EventEntry accept(EventEntry entry) {
        try {
            EventLine line = log.append(lostInARow == 0 ? entry : entry.with("lost", lostInARow));
            written.incrementAndGet();
            if (lostInARow > 0) {
                LOG.log(System.Logger.Level.INFO, "Events are written to {0} again; {1} were lost", file, lostInARow);
            }
            lostInARow = 0;
            return entry.with("seq", line.seq()).with("lineHash", line.hash());
        } catch (IOException | RuntimeException failed) {
            lose(failed);
            return entry;
        }
    }

    @Override
    public String target() {
        return file.toString();
    }

    @Override
    public Map<String, Long> counters() {
        return Map.of("events-written", written.get(), "events-lost", lost.get());
    }

    private void lose(Exception failed) {
        lost.incrementAndGet();
        lostInARow++;
        if (lostInARow == 1) {
            String reason = failed instanceof AccessDeniedException denied
                    ? denied.getFile() + " may not be written by this user"
                    : failed.getMessage() == null ? failed.toString() : failed.getMessage();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Events cannot be written to {0}, and are lost until they can: {1} See docs/errors.md#events-not-written",
                    file,
                    Sentence.of(reason));
        }
    }
}
