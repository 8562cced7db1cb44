// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.discovery;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which artifact of this project brings which scheme. */
public final class BackendArtifacts {

    private static final String GROUP = "io.maintenance:maintenance-backend-";
    private static final Set<String> REDIS = Stream.of("redis", "rediss", "valkey", "valkeys")
            .flatMap(name -> Stream.of("", "+sentinel", "+cluster").map(name::concat))
            .collect(Collectors.toUnmodifiableSet());

    private static final String PROVIDER = "io.maintenance.backend.%s.%sBackendProvider";

    private static final Map<String, String> PROVIDERS = Map.of(
            "file", PROVIDER.formatted("file", "File"),
            "redis", PROVIDER.formatted("redis", "Redis"),
            "memcached", PROVIDER.formatted("memcached", "Memcached"),
            "jcache", PROVIDER.formatted("jcache", "JCache"));

    private BackendArtifacts() {}

    /** Returns the artifact that brings a scheme, as {@code group:name}; empty if none of this project does. */
    public static Optional<String> of(String scheme) {
        return Optional.ofNullable(backend(scheme)).map(GROUP::concat);
    }

    /** Returns the name of the class that opens a scheme; empty if none of this project does. */
    static Optional<String> provider(String scheme) {
        return Optional.ofNullable(backend(scheme)).map(PROVIDERS::get);
    }

    private static @Nullable String backend(String scheme) {
        return REDIS.contains(scheme) ? "redis" : PROVIDERS.containsKey(scheme) ? scheme : null;
    }

    /** Returns the schemes of this project and those that are there. */
    static Set<String> schemesWith(Set<String> there) {
        Set<String> all = new TreeSet<>(there);
        all.addAll(REDIS);
        all.addAll(PROVIDERS.keySet());
        return all;
    }
}
