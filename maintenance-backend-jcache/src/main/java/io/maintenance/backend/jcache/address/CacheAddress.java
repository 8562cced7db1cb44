// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.address;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The address of a cache. Two addresses with the same manager share that manager.
 *
 * @param manager the manager of the cache
 * @param cache the name of the cache
 */
public record CacheAddress(ManagerAddress manager, String cache) {

    /**
     * Which manager, of which provider.
     *
     * @param providerClass the class of the provider
     * @param uri the manager's URI, or empty for the provider's default
     * @param properties for the provider, handed on as they are; they may hold secrets
     * @param loader in which the provider is looked for
     */
    public record ManagerAddress(
            String providerClass, Optional<URI> uri, Map<String, String> properties, ClassLoader loader) {

        /** Shows no properties. */
        @Override
        public String toString() {
            return CachingProviderType.of(providerClass)
                    .map(CachingProviderType::shortName)
                    .orElse(providerClass);
        }
    }

    @Override
    public String toString() {
        return "jcache:" + manager + "/" + cache;
    }
}
