// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.discovery;

import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.spi.MaintenanceBackendProvider;
import io.maintenance.spi.NameSuggestion;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The backends that are there: the union of what several class loaders offer. A broken one hides no other. */
public final class BackendDiscovery {

    private static final String SERVICES = "META-INF/services/" + MaintenanceBackendProvider.class.getName();

    private static final String MERGE = "ServicesResourceTransformer of the Maven Shade plugin, metaInf-services of the"
            + " Assembly plugin, mergeServiceFiles() of Gradle's Shadow";

    private final List<FoundProvider> found;
    private final List<String> broken;

    private final Set<ClassLoader> loaders;

    private BackendDiscovery(ProviderScan scan, Set<ClassLoader> loaders) {
        this.loaders = loaders;
        this.found = scan.found();
        this.broken = scan.broken();
    }

    /**
     * A scheme and who opens it.
     *
     * @param scheme without the colon
     * @param providerClass the provider's class
     * @param source the jar, directory or module that it comes from
     */
    public record Provided(String scheme, String providerClass, String source) {}

    /** Looks in the given class loaders, in their order. */
    public static BackendDiscovery among(List<ClassLoader> loaders) {
        ProviderScan scan = new ProviderScan();
        Set<ClassLoader> distinct = new LinkedHashSet<>(loaders);
        distinct.forEach(scan::scan);
        BackendArtifacts.EMBEDDED.forEach(provider -> distinct.forEach(loader -> scan.scan(loader, provider)));
        return new BackendDiscovery(scan, distinct);
    }

    /** Returns who opens which scheme, sorted by scheme; a scheme that two providers claim is there twice. */
    public List<Provided> provided() {
        return found.stream()
                .flatMap(one -> one.schemes().stream()
                        .map(scheme -> new Provided(scheme, one.type().getName(), one.source())))
                .sorted(Comparator.comparing(Provided::scheme).thenComparing(Provided::source))
                .toList();
    }

    /** Returns what is wrong with the providers that could not be loaded; empty if all could. */
    public List<String> broken() {
        return broken;
    }

    public Set<String> schemes() {
        return found.stream().flatMap(one -> one.schemes().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the provider of a scheme.
     *
     * @throws IllegalArgumentException if there is none, or more than one; the message says what to do
     */
    public MaintenanceBackendProvider provider(String scheme) {
        List<FoundProvider> candidates =
                found.stream().filter(one -> one.schemes().contains(scheme)).toList();
        if (candidates.size() > 1) {
            throw new IllegalArgumentException("two backends claim the scheme " + scheme + ", "
                    + candidates.stream().map(FoundProvider::toString).collect(Collectors.joining(" and "))
                    + ": remove one from the class path");
        }
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(missing(scheme));
        }
        return candidates.get(0).provider();
    }

    /** Tells whether a class is there that no list names. One that a list names and that fails to load is broken. */
    private boolean isUnlisted(String provider) {
        return broken.stream().noneMatch(failure -> failure.contains(provider))
                && loaders.stream().anyMatch(loader -> isThere(provider, loader));
    }

    private static boolean isThere(String type, ClassLoader loader) {
        return loader.getResource(type.replace('.', '/') + ".class") != null;
    }

    private String missing(String scheme) {
        String there = found.isEmpty() ? "no backend at all" : String.join(", ", schemes());
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
        String failures = broken.isEmpty() ? "" : "; could not be loaded: " + String.join("; ", broken);
        return "no backend for the scheme " + ConfigurationProblems.shown(scheme) + ": " + remedy
                + " (on the class path: " + there + failures + ")";
    }
}
