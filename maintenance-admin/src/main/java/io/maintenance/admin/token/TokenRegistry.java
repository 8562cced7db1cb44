// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a file as it is now: one that was removed stops counting with the next request. While the file cannot be read or
 * has a wrong line, nobody gets in, and that is logged once for each state of the file. Thread-safe.
 */
public final class TokenRegistry {

    private static final System.Logger LOG = System.getLogger(TokenRegistry.class.getName());

    private final Optional<TokenFile> file;
    private volatile @Nullable Content content;

    /** Creates the registry of a file, which need not be there yet. */
    public TokenRegistry(TokenFile file) {
        this(Optional.of(file));
    }

    private TokenRegistry(Optional<TokenFile> file) {
        this.file = file;
    }

    /** Returns a registry without any token, and without a file in which one could come. */
    public static TokenRegistry empty() {
        return new TokenRegistry(Optional.empty());
    }

    /** Returns {@code true} if there is a token, so that there is an API. */
    public boolean isOpen() {
        return !tokens().isEmpty();
    }

    /** Returns the token that a secret belongs to. All are compared, whichever matches. */
    public Optional<Token> find(String secret) {
        String hash = Token.hash(secret);
        Token found = null;
        for (Token each : tokens()) {
            found = each.matches(hash) ? each : found;
        }
        return Optional.ofNullable(found);
    }

    /** Returns {@code true} if a token still counts, as it was found. */
    public boolean contains(Token token) {
        return tokens().contains(token);
    }

    private List<Token> tokens() {
        Version now = version();
        Content known = content;
        if (known == null || !known.version.equals(now)) {
            known = new Content(now, read());
            content = known;
        }
        return known.tokens;
    }

    private List<Token> read() {
        try {
            return file.isEmpty() ? List.of() : file.get().read();
        } catch (NoSuchFileException absent) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "There is no admin API, because there is no token: {0} is not there",
                    absent.getMessage());
            return List.of();
        } catch (IOException | IllegalArgumentException unusable) {
            LOG.log(System.Logger.Level.WARNING, "The admin API lets nobody in: {0}", unusable.getMessage());
            return List.of();
        }
    }

    private Version version() {
        if (file.isEmpty()) {
            return Version.ABSENT;
        }
        try {
            BasicFileAttributes now = Files.readAttributes(file.get().path(), BasicFileAttributes.class);
            return new Version(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
        } catch (IOException absent) {
            return Version.ABSENT;
        }
    }

    private record Version(FileTime modified, long size, String key) {

        static final Version ABSENT = new Version(FileTime.fromMillis(0), -1, "");
    }

    private record Content(Version version, List<Token> tokens) {}
}
