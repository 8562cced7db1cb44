// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.stream.Stream;

/**
 * A place where the properties file is.
 *
 * @param place its path or URL
 * @param name what messages call it
 * @param origin how it was found
 * @param content reads it
 */
record PropertiesFile(String place, String name, String origin, Content content) {

    private static final String NAME = "maintenance.properties";

    /** More than anybody writes: a name may lead to a log, or to a device that never ends. */
    private static final int LARGEST = 1024 * 1024;

    /** Opens the file. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** Returns the file that somebody named. It may be a pipe. */
    static PropertiesFile named(Path file, String origin) {
        return new PropertiesFile(file.toString(), file.toString(), origin, () -> open(file));
    }

    /** Returns the file in a directory where it is looked for. */
    static PropertiesFile in(Path directory) {
        Path file = directory.resolve(NAME);
        return new PropertiesFile(file.toString(), file.toString(), "found by its name", () -> openRegular(file));
    }

    /** Tells whether a directory has something of that name, whatever it is: reading it tells whether it is a file. */
    static boolean isIn(Path directory) {
        try {
            Files.readAttributes(directory.resolve(NAME), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (AccessDeniedException e) {
            return true;
        } catch (IOException e) {
            return Files.isSymbolicLink(directory) && !Files.exists(directory);
        }
    }

    /** Returns those on a class path. */
    static Stream<PropertiesFile> on(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(NAME)).stream().map(PropertiesFile::resource);
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static PropertiesFile resource(URL resource) {
        return new PropertiesFile(
                resource.toString(),
                "class path, " + resource,
                "found on the class path",
                () -> resource.getProtocol().equals("file") ? openRegular(path(resource)) : open(resource));
    }

    /** Reads the content; the message of the exception stands without the name of the file. */
    byte[] read() throws IOException {
        try (InputStream stream = content.open()) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("it has more than " + LARGEST + " bytes");
            }
            return bytes;
        }
    }

    private static InputStream openRegular(Path file) throws IOException {
        boolean other = Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
        if (other) {
            throw new IOException("it is no regular file");
        }
        return open(file);
    }

    private static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory; Docker makes one where the source of a mount is missing");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException | AccessDeniedException e) {
            boolean nowhere = e instanceof NoSuchFileException && Files.isSymbolicLink(file);
            throw nowhere ? new IOException("it is a link that leads nowhere", e) : e;
        } catch (FileSystemException e) {
            throw Files.isSymbolicLink(file) ? new IOException("it is a link that leads in a circle", e) : e;
        }
    }

    private static InputStream open(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        // A cached connection keeps the jar open after an application is undeployed.
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private static Path path(URL resource) throws IOException {
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException("its address is no path", e);
        }
    }
}
