// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file with all tokens, one a line: {@code NAME ROLE sha256:HASH}. Blank lines and lines that begin with {@code #} are left
 * out. It is for its owner alone to read and write where the file system knows rights.
 *
 * @param path where it is
 */
public record TokenFile(Path path) {

    private static final String ALGORITHM = "sha256:";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int LARGEST = 1 << 20;

    /**
     * Reads all tokens.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException that names every wrong line, and shows no hash
     */
    public List<Token> read() throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new IOException(path + " is larger than " + LARGEST + " bytes, which no file with tokens is");
        }
        List<Token> tokens = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                Token token = token(line);
                if (!names.add(token.name())) {
                    throw new IllegalArgumentException("the name " + token.name() + " is there twice");
                }
                tokens.add(token);
            } catch (IllegalArgumentException wrong) {
                problems.add("line " + (at + 1) + ": " + wrong.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(path + ", " + String.join("; ", problems));
        }
        return tokens;
    }

    /**
     * Adds a token.
     *
     * @throws FileAlreadyExistsException if there is one of this name
     */
    public void add(Token token) throws IOException {
        List<Token> tokens = new ArrayList<>(readIfThere());
        if (tokens.stream().anyMatch(each -> each.name().equals(token.name()))) {
            throw new FileAlreadyExistsException(
                    path + " has a token with the name " + token.name() + ": remove it first, or choose another name");
        }
        tokens.add(token);
        write(tokens);
    }

    /** Removes the token of a name, and returns {@code true} if there was one. */
    public boolean remove(String name) throws IOException {
        List<Token> tokens = new ArrayList<>(readIfThere());
        boolean removed = tokens.removeIf(each -> each.name().equals(name));
        if (removed) {
            write(tokens);
        }
        return removed;
    }

    private List<Token> readIfThere() throws IOException {
        try {
            return read();
        } catch (NoSuchFileException absent) {
            return List.of();
        }
    }

    /** A reader sees the old file or the new one. */
    private void write(List<Token> tokens) throws IOException {
        StringBuilder text = new StringBuilder("# NAME ROLE HASH, made by: maintenance admin token add NAME\n");
        for (Token token : tokens) {
            text.append(token.name()).append(' ').append(token.role().label()).append(' ');
            text.append(ALGORITHM).append(token.hash()).append('\n');
        }
        Path directory = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file is in a directory");
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, ".tokens", ".new", onlyForOwner(directory));
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] onlyForOwner(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Token token(String line) {
        List<String> words = BLANKS.splitAsStream(line).toList();
        if (words.size() != 3 || !words.get(2).startsWith(ALGORITHM)) {
            throw new IllegalArgumentException("a token is NAME ROLE " + ALGORITHM + "HASH");
        }
        Role role = Role.of(words.get(1))
                .orElseThrow(() ->
                        new IllegalArgumentException("the role of " + words.get(0) + " is neither read nor write"));
        return new Token(words.get(0), role, words.get(2).substring(ALGORITHM.length()));
    }
}
