// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;

/** The append to one file that is open, under its lock: first what has to be said of the file itself, then the entry. Used once. */
final class LineAppender {

    /** The first line of a file. */
    static final String FILE_STARTED = "maintenance.file_started";

    /** The line behind one that was cut off while it was written. */
    static final String LINE_TORN = "maintenance.line_torn";

    private final FileChannel chain;
    private final FileChannel file;
    private final LineSeal seal;
    private ChainEnd end = ChainEnd.NOTHING;
    private boolean isOpenLine;

    LineAppender(FileChannel chain, FileChannel file, LineSeal seal) {
        this.chain = chain;
        this.file = file;
        this.seal = seal;
    }

    EventLine append(EventEntry entry) throws IOException {
        FileTail tail = FileTail.read(file);
        Optional<ChainEnd> known = ChainEnd.read(chain);
        boolean isNew = file.size() == 0;
        if (!isNew && known.isEmpty() && tail.isForeign()) {
            throw new IOException("the file is not empty, and its last line is no event: name another file");
        }
        known.ifPresent(this::goOnAfter);
        tail.last().map(EventLine::end).ifPresent(this::goOnAfter);
        isOpenLine = tail.restLength() > 0;
        Optional<EventLine> unended = tail.restAsLine(seal);
        unended.map(EventLine::end).ifPresent(this::goOnAfter);
        if (isNew) {
            write(about(FILE_STARTED, entry));
        } else if (isOpenLine && unended.isEmpty()) {
            write(about(LINE_TORN, entry).with("bytes", tail.restLength()));
        }
        return write(entry);
    }

    /** What is noted beside the file wins over a line with the same number: that line was altered then. */
    private void goOnAfter(ChainEnd other) {
        if (other.seq() > end.seq()) {
            end = other;
        }
    }

    private static EventEntry about(String type, EventEntry entry) {
        Object namespace = entry.fields().get("namespace");
        return new EventEntry(type, entry.time(), namespace == null ? Map.of() : Map.of("namespace", namespace));
    }

    private EventLine write(EventEntry entry) throws IOException {
        EventLine line = EventLine.after(end, entry, seal);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (isOpenLine) {
            bytes.write('\n');
        }
        bytes.writeBytes(line.toBytes());
        write(bytes.toByteArray());
        isOpenLine = false;
        end = line.end();
        end.write(chain);
        return line;
    }

    private void write(byte[] bytes) throws IOException {
        long size = file.size();
        try {
            PrivateFile.write(file, size, bytes);
            file.force(false);
        } catch (IOException failed) {
            undo(size, failed);
            throw failed;
        }
    }

    /** Half a line, as a full disk leaves it, is taken back. */
    private void undo(long size, IOException failed) {
        try {
            file.truncate(size);
        } catch (IOException tornThen) {
            failed.addSuppressed(tornThen);
        }
    }
}
