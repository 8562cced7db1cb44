// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A backend in a {@link BackendCatalog}: who opens it, and where that comes from. Immutable, thread-safe. */
public final class BackendEntry {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final MaintenanceBackendProvider provider;
    private final SortedSet<String> schemes = new TreeSet<>();
    private final List<String> urlForms;
    private final String source;
    private final Traits.Reach reach;
    private final Duration defaultTimeout;

    BackendEntry(MaintenanceBackendProvider provider) {
        this.provider = provider;
        provider.schemes().forEach(scheme -> schemes.add(scheme.toLowerCase(Locale.ROOT)));
        this.urlForms = List.copyOf(provider.urlForms());
        this.source = source(provider.getClass());
        this.reach = Objects.requireNonNull(provider.reach(), "reach");
        this.defaultTimeout = withinLimits(provider.defaultTimeout());
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

    /** Returns {@code true} if a name or a path follows the scheme at once, and no host: if a form says so. */
    public boolean isNamed(String scheme) {
        String beginning = scheme + ":";
        return urlForms.stream()
                .filter(form -> form.startsWith(beginning))
                .map(form -> form.substring(beginning.length()))
                .anyMatch(rest -> !rest.startsWith("//") && !rest.startsWith("..."));
    }

    /** Returns who shares its stores, as far as that is known without opening one. */
    public Traits.Reach reach() {
        return reach;
    }

    /** Returns how long a call may take where no timeout is configured: from 10 ms to 30 s, the nearest to what its provider says. */
    public Duration defaultTimeout() {
        return defaultTimeout;
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

    private static Duration withinLimits(Duration timeout) {
        Duration atMost = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
        return atMost.compareTo(SHORTEST) < 0 ? SHORTEST : atMost;
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
