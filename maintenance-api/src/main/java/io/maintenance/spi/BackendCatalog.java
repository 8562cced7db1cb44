// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The backends that class loaders offer, and what is wrong with those that cannot be loaded. A broken one hides no other.
 * Immutable, thread-safe.
 */
public final class BackendCatalog {

    private final List<BackendEntry> entries;
    private final List<String> broken;

    private BackendCatalog(ProviderScan scan) {
        entries = scan.found();
        broken = scan.broken();
    }

    /** Looks in the context class loader of the current thread, then in that of this library. */
    public static BackendCatalog here() {
        List<ClassLoader> loaders = new ArrayList<>();
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.add(BackendCatalog.class.getClassLoader());
        loaders.removeIf(Objects::isNull);
        return among(loaders);
    }

    /** Looks in the given class loaders, in their order. What two of them load from one jar is one backend. */
    public static BackendCatalog among(List<ClassLoader> loaders) {
        ProviderScan scan = new ProviderScan();
        Set<ClassLoader> distinct = new LinkedHashSet<>(loaders);
        distinct.forEach(scan::addListed);
        distinct.forEach(scan::addEmbedded);
        return new BackendCatalog(scan);
    }

    /** Returns the backends, sorted by their schemes; a scheme that two claim is there twice. */
    public List<BackendEntry> entries() {
        return entries;
    }

    /** Returns the backends of a scheme: none, or more than one where two claim it. */
    public List<BackendEntry> of(String scheme) {
        return entries.stream()
                .filter(entry -> entry.schemes().contains(scheme))
                .toList();
    }

    /** Returns why backends could not be loaded, each with the jar that names it; empty if all could. */
    public List<String> broken() {
        return broken;
    }
}
