// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The end of a file of events. Immutable. */
final class FileTail {

    /** No line is longer; what is longer is none of ours. */
    static final int LONGEST = 1 << 20;

    private static final byte[] BEGINNING = "{\"seq\":".getBytes(StandardCharsets.US_ASCII);

    private final Optional<EventLine> last;
    private final byte[] rest;

    private FileTail(Optional<EventLine> last, byte[] rest) {
        this.last = last;
        this.rest = rest;
    }

    /** Reads the end of a file. */
    static FileTail read(FileChannel file) throws IOException {
        long begin = Math.max(0, file.size() - 2L * LONGEST);
        byte[] tail = PrivateFile.read(file, begin, (int) (file.size() - begin));
        int end = newlineBefore(tail, tail.length);
        Optional<EventLine> last = end < 0
                ? Optional.empty()
                : EventLine.parse(Arrays.copyOfRange(tail, newlineBefore(tail, end) + 1, end));
        return new FileTail(last, Arrays.copyOfRange(tail, end + 1, tail.length));
    }

    /** Returns the last line that ends in a newline; empty if there is none, or if it is no event. */
    Optional<EventLine> last() {
        return last;
    }

    /** Returns how much stands behind the last newline: of a line that was cut off while it was written. */
    int restLength() {
        return rest.length;
    }

    /** Returns the line that lacks nothing but its newline; empty if there is no such rest. */
    Optional<EventLine> restAsLine(LineSeal seal) {
        return EventLine.parse(rest).filter(line -> line.isIntact(seal));
    }

    /** Returns {@code true} if a file that is not empty can only be another's, so that nothing may be written to it. */
    boolean isForeign() {
        int length = Math.min(BEGINNING.length, rest.length);
        return last.isEmpty() && (length == 0 || !Arrays.equals(BEGINNING, 0, length, rest, 0, length));
    }

    private static int newlineBefore(byte[] bytes, int end) {
        int at = end - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }
}
