// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a chain of lines ends. It is kept beside the file, in {@code FILE.chain}, so that lines that are cut off at the end show,
 * and so that a new file goes on where the one that was renamed away ended.
 *
 * @param seq the number of the last line; zero if there is none
 * @param hash the SHA-256 of that line
 */
record ChainEnd(long seq, String hash) {

    /** Before the first line. */
    static final ChainEnd NOTHING = new ChainEnd(0, "0".repeat(64));

    private static final Pattern FORM = Pattern.compile("(0\\d{18}) ([0-9a-f]{64})\n");

    /** Returns the file beside a file of events that has the end of its chain. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".chain");
    }

    /** Reads what is beside a file of events; empty if nothing usable is there. */
    static Optional<ChainEnd> of(Path file) throws IOException {
        Path beside = beside(file);
        if (!Files.isRegularFile(beside)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(beside)) {
            return read(channel);
        }
    }

    static Optional<ChainEnd> read(FileChannel channel) throws IOException {
        byte[] bytes = PrivateFile.read(channel, 0, NOTHING.text().length);
        Matcher text = FORM.matcher(new String(bytes, StandardCharsets.US_ASCII));
        return text.matches()
                ? Optional.of(new ChainEnd(Long.parseLong(text.group(1)), text.group(2)))
                : Optional.empty();
    }

    /** Writes it over what is there. It has one length always, and fits into one block of a disk. */
    void write(FileChannel channel) throws IOException {
        PrivateFile.write(channel, 0, text());
    }

    private byte[] text() {
        return String.format("%019d %s\n", seq, hash).getBytes(StandardCharsets.US_ASCII);
    }
}
