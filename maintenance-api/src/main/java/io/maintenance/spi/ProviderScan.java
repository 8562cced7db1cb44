// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Collects the providers of class loaders, and steps over those that are broken. */
final class ProviderScan {

    /** Without these two there is no switch, so that they are found by their names where a list of providers got lost. */
    private static final List<String> EMBEDDED = List.of(
            "io.maintenance.engine.memory.MemoryBackendProvider", "io.maintenance.backend.file.FileBackendProvider");

    private static final String SERVICES = "META-INF/services/" + MaintenanceBackendProvider.class.getName();

    private final List<BackendEntry> found = new ArrayList<>();
    private final Set<String> broken = new LinkedHashSet<>();

    List<BackendEntry> found() {
        return found.stream()
                .sorted(Comparator.comparing(entry -> entry.schemes().toString()))
                .toList();
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    /** Adds what the lists of providers name. */
    void addListed(ClassLoader loader) {
        scan(loader).scan(ServiceLoader.load(MaintenanceBackendProvider.class, loader));
    }

    /** Adds the providers that are needed and that no list names: one jar was made of many, and kept one of their lists. */
    void addEmbedded(ClassLoader loader) {
        EMBEDDED.stream()
                .filter(name -> found.stream().noneMatch(one -> one.className().equals(name)))
                .forEach(name -> addByName(loader, name));
    }

    private void addByName(ClassLoader loader, String name) {
        try {
            Class<?> type = Class.forName(name, true, loader);
            add(type, () -> instance(type));
        } catch (ClassNotFoundException notThere) {
            return;
        } catch (LinkageError | RuntimeException e) {
            broken.add(scan(loader).reason(e));
        }
    }

    private ServiceScan<MaintenanceBackendProvider> scan(ClassLoader loader) {
        return new ServiceScan<>(
                MaintenanceBackendProvider.class,
                provider -> add(provider.type(), provider),
                reason -> broken.add(reason + namedIn(loader, reason)));
    }

    private static MaintenanceBackendProvider instance(Class<?> type) {
        try {
            return (MaintenanceBackendProvider) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be created", e);
        }
    }

    private void add(Class<?> type, Supplier<MaintenanceBackendProvider> candidate) {
        if (found.stream().noneMatch(one -> one.isOf(type))) {
            found.add(new BackendEntry(candidate.get()));
        }
    }

    /** Returns which jars name a class that is not there: Java names the class alone. */
    private static String namedIn(ClassLoader loader, String reason) {
        List<String> jars = new ArrayList<>();
        try {
            for (URL list : Collections.list(loader.getResources(SERVICES))) {
                if (names(list).anyMatch(reason::contains)) {
                    jars.add(list.getPath().replaceFirst("^file:", "").replaceFirst("!?/" + SERVICES + "$", ""));
                }
            }
        } catch (IOException e) {
            return " (named in a jar that cannot be read: " + e.getMessage() + ")";
        }
        return jars.isEmpty() ? "" : " (named in " + String.join(", ", jars) + ")";
    }

    private static Stream<String> names(URL list) throws IOException {
        URLConnection connection = list.openConnection();
        // A cached connection keeps the jar open after an application is undeployed.
        connection.setUseCaches(false);
        try (InputStream text = connection.getInputStream()) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty());
        }
    }
}
