// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.support.Damage;
import io.maintenance.spi.support.EntryBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The conversion of an entry's file to text and back. What is no text of ours is a {@link Damage}. */
final class EntryFile {

    static final int MAX_BYTES = 16 << 20;

    /** No text of this length needs more than {@link #MAX_BYTES}: a char takes three bytes at most. */
    static final int MAX_LENGTH = MAX_BYTES / 3;

    private static final String LEADS_NOWHERE = "is a link that leads nowhere";

    private EntryFile() {}

    /** Returns the text, or {@code null} if there is no such file. */
    static @Nullable String read(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            return unfollowed(file, e);
        }
        try {
            return attributes.isRegularFile() ? text(file, attributes.size()) : damaged(nature(attributes));
        } catch (NoSuchFileException e) {
            return null; // removed meanwhile
        }
    }

    private static String text(Path file, long size) throws IOException {
        if (size > MAX_BYTES) {
            return EntryBytes.tooLong(size).text();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return EntryBytes.decode(in.readNBytes(MAX_BYTES));
        }
    }

    /** A named pipe is not opened: that would hang. */
    private static String nature(BasicFileAttributes attributes) {
        return attributes.isDirectory() ? "is a directory, not a file" : "is no regular file";
    }

    private static @Nullable String unfollowed(Path file, IOException e) throws IOException {
        if (Files.isSymbolicLink(file)) { // also one that leads to itself
            return damaged(LEADS_NOWHERE);
        }
        if (!(e instanceof NoSuchFileException)) {
            throw e;
        }
        requireDirectory(file);
        return null;
    }

    /** Newer JDKs say of a file below a file that it does not exist; that does not make the entry absent. */
    private static void requireDirectory(Path file) throws IOException {
        Path above = file.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (above != null && !Files.isDirectory(above)) {
            throw new FileSystemException(file.toString(), null, "Not a directory");
        }
    }

    static byte[] encode(Path file, String text) {
        if (text.length() > MAX_LENGTH) {
            String what = file + " takes " + MAX_LENGTH + " characters, and this text has " + text.length();
            throw new BackendException(Kind.TOO_LARGE, what + "; nothing was written. Keep fewer or shorter values.");
        }
        return EntryBytes.encode(text);
    }

    private static String damaged(String what) {
        return new Damage(what, "").text();
    }
}
