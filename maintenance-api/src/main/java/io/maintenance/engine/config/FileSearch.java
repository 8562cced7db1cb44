// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds and reads the one properties file. */
final class FileSearch {

    /** Said where there is no file. */
    static final String NONE = "there is none here, in /etc/maintenance or on the class path";

    private static final String NAME = "maintenance.properties";

    /** More than anybody writes: a name may lead to a log, or to a device that never ends. */
    private static final int LARGEST = 1024 * 1024;

    private final Environment environment;
    private final List<ClassLoader> loaders;
    private final Problems problems;
    private @Nullable String place;
    private String origin = NONE;

    FileSearch(Environment environment, List<ClassLoader> loaders, Problems problems) {
        this.environment = environment;
        this.loaders = loaders;
        this.problems = problems;
    }

    /** Reads the file in the order of precedence: property, variable, working directory, {@code /etc}, class path. */
    Map<String, Given> search() {
        String property = environment.property(Keys.CONFIG);
        if (property != null) {
            return named(property, "system property " + Keys.CONFIG);
        }
        String variable = environment.variable(Keys.variable(Keys.CONFIG));
        if (variable != null) {
            return named(variable, "environment variable " + Keys.variable(Keys.CONFIG));
        }
        Path here = environment.workingDirectory().resolve(NAME);
        Path etc = environment.root().resolve("etc/maintenance").resolve(NAME);
        Path found = isThere(here) ? here : isThere(etc) ? etc : null;
        return found == null ? onClassPath() : read(found, "found by its name");
    }

    /** Returns which file was read, or was to be read; empty if there is none. */
    Optional<String> place() {
        return Optional.ofNullable(place);
    }

    /** Returns how the file was found, or why there is none. */
    String origin() {
        return origin;
    }

    /** Reads a file that must be there. */
    Map<String, Given> named(String file, String how) {
        try {
            return read(environment.workingDirectory().resolve(file).normalize(), how);
        } catch (InvalidPathException e) {
            place = Problems.shown(file);
            origin = how;
            problems.add("the properties file has a name that this machine cannot have (" + how + "): " + place);
            return Map.of();
        }
    }

    /** What may not be looked at may be there: reading it tells. */
    private static boolean isThere(Path file) {
        try {
            return !Files.readAttributes(file, BasicFileAttributes.class).isDirectory();
        } catch (AccessDeniedException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Map<String, Given> read(Path file, String how) {
        place = file.toString();
        origin = how;
        try (InputStream stream = Files.newInputStream(file)) {
            return new PropertiesText(file.toString(), problems).read(content(stream));
        } catch (IOException e) {
            problems.add("the properties file " + file + " cannot be read (" + how + "): " + Failure.reason(e));
            return Map.of();
        }
    }

    private static byte[] content(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("it has more than " + LARGEST + " bytes");
        }
        return bytes;
    }

    private Map<String, Given> onClassPath() {
        return loaders.stream()
                .flatMap(loader -> Stream.ofNullable(loader.getResource(NAME)))
                .findFirst()
                .map(this::read)
                .orElse(Map.of());
    }

    private Map<String, Given> read(URL resource) {
        String name = "class path, " + resource;
        place = resource.toString();
        origin = "found on the class path";
        try {
            URLConnection connection = resource.openConnection();
            // A cached connection keeps the jar open after an application is undeployed.
            connection.setUseCaches(false);
            try (InputStream stream = connection.getInputStream()) {
                return new PropertiesText(name, problems).read(content(stream));
            }
        } catch (IOException e) {
            problems.add("the properties file of the " + name + " cannot be read: " + Failure.reason(e));
            return Map.of();
        }
    }
}
