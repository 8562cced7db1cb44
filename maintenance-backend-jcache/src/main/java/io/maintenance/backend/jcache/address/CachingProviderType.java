// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.address;

import io.maintenance.spi.Traits.Reach;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The JCache providers that a URL may call by a short name. Their classes are looked for when they are needed. */
public enum CachingProviderType {
    EHCACHE(
            "ehcache",
            "org.ehcache.jsr107.EhcacheCachingProvider",
            "org.ehcache:ehcache (3.10 or later, without its dependency jaxb-runtime)",
            Reach.PROCESS,
            ""),
    HAZELCAST_MEMBER(
            "hazelcast-member",
            "com.hazelcast.cache.impl.HazelcastServerCachingProvider",
            "com.hazelcast:hazelcast (5.0 or later)",
            Reach.CLUSTER,
            CachingProviderType.OWN_URI),
    HAZELCAST_CLIENT(
            "hazelcast-client",
            "com.hazelcast.client.cache.HazelcastClientCachingProvider",
            "com.hazelcast:hazelcast (5.0 or later)",
            Reach.CLUSTER,
            CachingProviderType.OWN_URI),
    CAFFEINE(
            "caffeine",
            "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider",
            "com.github.ben-manes.caffeine:jcache (3.0 or later)",
            Reach.PROCESS,
            CachingProviderType.OWN_URI),
    CACHE2K(
            "cache2k",
            "org.cache2k.jcache.provider.JCacheProvider",
            "org.cache2k:cache2k-jcache (2.0 or later)",
            Reach.PROCESS,
            CachingProviderType.OWN_URI);

    /** A manager of our own, so that closing it harms nobody; Ehcache takes only addresses of configuration files. */
    private static final String OWN_URI = "maintenance";

    private final String shortName;
    private final String className;
    private final String artifact;
    private final Reach reach;
    private final String managerUri;

    CachingProviderType(String shortName, String className, String artifact, Reach reach, String managerUri) {
        this.shortName = shortName;
        this.className = className;
        this.artifact = artifact;
        this.reach = reach;
        this.managerUri = managerUri;
    }

    /** Finds a provider by its short name or its class. */
    public static Optional<CachingProviderType> of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.shortName.equals(name) || each.className.equals(name))
                .findFirst();
    }

    static String shortNames() {
        return Arrays.stream(values()).map(CachingProviderType::shortName).collect(Collectors.joining(", "));
    }

    String shortName() {
        return shortName;
    }

    /** Returns the class of the provider. */
    public String className() {
        return className;
    }

    /** What to add to the class path. */
    String artifact() {
        return artifact;
    }

    /** Who shares what it keeps, as it is configured mostly. */
    Reach reach() {
        return reach;
    }

    /** The manager to use where none is named; empty for the provider's own default. */
    public String managerUri() {
        return managerUri;
    }

    boolean isHazelcast() {
        return this == HAZELCAST_MEMBER || this == HAZELCAST_CLIENT;
    }
}
