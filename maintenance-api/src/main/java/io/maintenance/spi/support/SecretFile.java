// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** A file with a password, at most one newline after it, and perhaps the mark before it by which editors know UTF-8. */
public final class SecretFile {

    private static final int LARGEST = 64 * 1024;

    private SecretFile() {}

    /**
     * Reads the password as it is now.
     *
     * @throws IOException if there is none; its message shows nothing of the content
     */
    public static Secret read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("it is too large for a password");
            }
            String password = text(bytes).replaceFirst("\\A\uFEFF", "").replaceFirst("\\r?\\n\\z", "");
            if (password.isEmpty()) {
                throw new IOException("it is empty");
            }
            return Secret.of(password);
        }
    }

    /**
     * Reads an option that names such a file. A file without a password in it is a problem of that option.
     *
     * @param name of the option
     * @return what reads the password as it is at that time, and fails with {@link BackendException} if there is none any more; empty
     *     if the option is not set
     */
    public static Optional<Supplier<Secret>> option(BackendOptions options, String name) {
        Optional<Path> file = options.file(name);
        file.flatMap(SecretFile::problem).ifPresent(problem -> options.problem(name, problem));
        return file.map(path -> () -> current(path));
    }

    /** Returns why a file could not be read, as the end of a sentence: the message of the JDK is often its path and nothing else. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        return failure instanceof AccessDeniedException denied
                ? denied.getFile() + " may not be read by this user"
                : String.valueOf(failure.getMessage());
    }

    private static Optional<String> problem(Path file) {
        try {
            read(file);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the file cannot be used: " + reason(e));
        }
    }

    private static Secret current(Path file) {
        try {
            return read(file);
        } catch (IOException e) {
            String what = "The password file " + file + " cannot be used: " + reason(e) + ".";
            throw new BackendException(Kind.REJECTED, what, e);
        }
    }

    private static String text(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8, in which passwords are sent: save it so", e);
        }
    }
}
