// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.backends;

import io.maintenance.spi.MaintenanceBackendProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The backends on the class path. One that cannot be loaded does not hide the others.
 *
 * @param backends those that were loaded, sorted by scheme
 * @param broken a sentence for each that could not be loaded, with its jar
 */
public record BackendInventory(List<BackendDescription> backends, List<String> broken) {

    private static final String SERVICE = "META-INF/services/" + MaintenanceBackendProvider.class.getName();

    /** Bounds the loop: a class loader that cannot list its resources fails at every turn. */
    private static final int MAX_FAILURES = 100;

    /** Loads every provider on the class path. */
    public static BackendInventory load() {
        List<BackendDescription> found = new ArrayList<>();
        Set<String> broken = new LinkedHashSet<>();
        Iterator<MaintenanceBackendProvider> all =
                ServiceLoader.load(MaintenanceBackendProvider.class).iterator();
        boolean more = true;
        for (int failures = 0; more && failures < MAX_FAILURES; ) {
            try {
                more = all.hasNext();
                if (more) {
                    found.add(BackendDescription.of(all.next()));
                }
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                failures++;
                broken.add(sentence(e));
            }
        }
        found.sort(Comparator.comparing(backend -> backend.schemes().toString()));
        return new BackendInventory(List.copyOf(found), List.copyOf(broken));
    }

    /** Names the innermost cause, which is what is missing. */
    private static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String what =
                String.valueOf(failure.getMessage()).replace(MaintenanceBackendProvider.class.getName() + ": ", "");
        String why = cause == failure ? "" : ", because of " + cause;
        String where = jarsNaming(what);
        return "a backend does not load: " + what + why + (where.isEmpty() ? "" : " (named in " + where + ")");
    }

    /** Finds the jars whose service file names a missing class, because Java names only the class. */
    private static String jarsNaming(String message) {
        List<String> jars = new ArrayList<>();
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            for (Iterator<URL> files = loader.getResources(SERVICE).asIterator(); files.hasNext(); ) {
                URL file = files.next();
                if (names(file).anyMatch(message::contains)) {
                    jars.add(file.getPath().replaceFirst("^file:", "").replaceFirst("!?/" + SERVICE + "$", ""));
                }
            }
        } catch (IOException e) {
            return "a jar that cannot be read: " + e.getMessage();
        }
        return String.join(", ", jars);
    }

    private static Stream<String> names(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false);
        try (InputStream text = connection.getInputStream()) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty());
        }
    }
}
