// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A backend in a {@link BackendCatalog}: who opens it, and where that comes from. Immutable, thread-safe. */
public final class BackendEntry {

    private final MaintenanceBackendProvider provider;
    private final SortedSet<String> schemes = new TreeSet<>();
    private final List<String> urlForms;
    private final String source;

    BackendEntry(MaintenanceBackendProvider provider) {
        this.provider = provider;
        provider.schemes().forEach(scheme -> schemes.add(scheme.toLowerCase(Locale.ROOT)));
        this.urlForms = List.copyOf(provider.urlForms());
        this.source = source(provider.getClass());
    }

    /** Returns what opens the backend. */
    public MaintenanceBackendProvider provider() {
        return provider;
    }

    /** Returns the schemes of its URLs, in lower case, sorted. */
    public List<String> schemes() {
        return List.copyOf(schemes);
    }

    /** Returns how its URLs are written, for people. */
    public List<String> urlForms() {
        return urlForms;
    }

    /** Returns the name of the provider's class. */
    public String className() {
        return provider.getClass().getName();
    }

    /** Returns the jar or directory that the class comes from; its module where it comes from neither. */
    public String source() {
        return source;
    }

    /** Returns the version of that jar; empty if it does not say. */
    public Optional<String> version() {
        return Optional.ofNullable(provider.getClass().getPackage().getImplementationVersion());
    }

    /** Two class loaders may each have loaded the same class from the same jar: that is one provider. */
    boolean isOf(Class<?> type) {
        return className().equals(type.getName()) && source.equals(source(type));
    }

    private static String source(Class<?> type) {
        CodeSource code = type.getProtectionDomain().getCodeSource();
        if (code == null || code.getLocation() == null) {
            return String.valueOf(type.getModule());
        }
        try {
            return Path.of(code.getLocation().toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return code.getLocation().toString();
        }
    }

    /** Returns class and source. */
    @Override
    public String toString() {
        return className() + " in " + source;
    }
}
