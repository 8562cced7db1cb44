// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.discovery;

import io.maintenance.settings.RedactedText;
import io.maintenance.spi.BackendCatalog;
import io.maintenance.spi.BackendEntry;
import io.maintenance.spi.MaintenanceBackendProvider;
import io.maintenance.spi.NameSuggestion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the backend of a scheme, and says what to do where it is missing. Immutable. */
public final class BackendLookup {

    private static final String SERVICES = "META-INF/services/" + MaintenanceBackendProvider.class.getName();

    private static final String MERGE = "ServicesResourceTransformer of the Maven Shade plugin, metaInf-services of the"
            + " Assembly plugin, mergeServiceFiles() of Gradle's Shadow";

    private final List<ClassLoader> loaders;
    private final BackendCatalog catalog;

    private BackendLookup(List<ClassLoader> loaders) {
        this.loaders = List.copyOf(loaders);
        this.catalog = BackendCatalog.among(loaders);
    }

    /** Looks in the given class loaders, in their order. */
    public static BackendLookup among(List<ClassLoader> loaders) {
        return new BackendLookup(loaders);
    }

    /** Returns the schemes of all backends that are there. */
    public Set<String> schemes() {
        return catalog.entries().stream()
                .flatMap(entry -> entry.schemes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the schemes of the backends whose stores more than this machine may share. */
    public Set<String> networkedSchemes() {
        Set<String> schemes = schemes();
        schemes.removeIf(scheme -> traits(scheme).isLocal());
        return schemes;
    }

    /** Returns what is known of the stores of a scheme; of one that no backend or more than one claims, nothing is. */
    public SchemeTraits traits(String scheme) {
        List<BackendEntry> found = catalog.of(scheme);
        return found.size() == 1 ? SchemeTraits.of(found.get(0)) : SchemeTraits.UNKNOWN;
    }

    /** Returns {@code true} if a name or a path follows the scheme at once, as a backend says. */
    public boolean isNamed(String scheme) {
        return catalog.of(scheme).stream().anyMatch(entry -> entry.isNamed(scheme));
    }

    /**
     * Returns the provider of a scheme.
     *
     * @throws IllegalArgumentException if there is none, or more than one; the message says what to do
     */
    public MaintenanceBackendProvider provider(String scheme) {
        List<BackendEntry> candidates = catalog.of(scheme);
        if (candidates.size() > 1) {
            throw new IllegalArgumentException("two backends claim the scheme " + scheme + ", "
                    + candidates.stream().map(BackendEntry::toString).collect(Collectors.joining(" and "))
                    + ": remove one from the class path");
        }
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(missing(scheme));
        }
        return candidates.get(0).provider();
    }

    /** Tells whether a class is there that no list names. One that a list names and that fails to load is broken. */
    private boolean isUnlisted(String provider) {
        return catalog.broken().stream().noneMatch(failure -> failure.contains(provider))
                && loaders.stream().anyMatch(loader -> isThere(provider, loader));
    }

    private static boolean isThere(String type, ClassLoader loader) {
        return loader.getResource(type.replace('.', '/') + ".class") != null;
    }

    private String missing(String scheme) {
        String there = catalog.entries().isEmpty() ? "no backend at all" : String.join(", ", schemes());
        String remedy = BackendArtifacts.provider(scheme)
                .filter(this::isUnlisted)
                .map(provider ->
                        provider + " is there, but no " + SERVICES + " names it: this is one jar made of several,"
                                + " whose files of that name have to be merged (" + MERGE + ")")
                .or(() -> BackendArtifacts.of(scheme).map(artifact -> "add " + artifact))
                .or(() -> SchemeAliases.meantBy(scheme).map(meant -> "did you mean " + meant + "?"))
                .or(() -> NameSuggestion.typo(scheme, BackendArtifacts.schemesWith(schemes()))
                        .map(near -> "did you mean " + near + "?"))
                .orElse("correct the scheme, or add the backend's jar; where one jar was made of several, merge their "
                        + SERVICES);
        String failures =
                catalog.broken().isEmpty() ? "" : "; could not be loaded: " + String.join("; ", catalog.broken());
        return "no backend for the scheme " + RedactedText.line(scheme) + ": " + remedy + " (on the class path: "
                + there + failures + ")";
    }
}
