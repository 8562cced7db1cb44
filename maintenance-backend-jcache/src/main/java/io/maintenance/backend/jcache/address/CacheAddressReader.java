// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.address;

import io.maintenance.backend.jcache.address.CacheAddress.ManagerAddress;
import io.maintenance.backend.jcache.error.JarRequirement;
import io.maintenance.spi.BackendOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A reader of {@code PROVIDER/CACHE} and the options beside it, which notes what is wrong with them. */
public final class CacheAddressReader {

    public static final String DEFAULT_CACHE = "maintenance";

    private static final String MANAGER = "manager";
    private static final String CACHE = "cache";
    private static final String CLASS_NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*([.][\\p{L}_$][\\p{L}\\p{N}_$]*)+";
    private static final String ALLOWED =
            "write jcache:PROVIDER/CACHE, where PROVIDER is " + CachingProviderType.shortNames() + " or a class name";

    private final BackendOptions options;
    private final String provider;
    private final Optional<CachingProviderType> known;

    public CacheAddressReader(BackendOptions options) {
        this.options = options;
        this.provider = options.path().split("/", 2)[0];
        this.known = CachingProviderType.of(provider);
    }

    public CacheAddress read() {
        String className = known.map(CachingProviderType::className).orElse(provider);
        checkProvider(className);
        ManagerAddress manager = new ManagerAddress(className, managerUri(), properties(), options.classLoader());
        return new CacheAddress(manager, cache());
    }

    private void checkProvider(String className) {
        if (provider.isEmpty()) {
            options.problem("", "the provider is missing; " + ALLOWED);
        } else if (!className.matches(CLASS_NAME)) {
            options.problem("", "there is no provider of this name; " + ALLOWED);
        } else if (ProviderClass.find(className, options.classLoader()).isEmpty()) {
            options.problem("", missing(className));
        }
    }

    private String missing(String className) {
        Optional<LinkageError> needed = ProviderClass.obstacle(className, options.classLoader());
        if (needed.isPresent()) {
            String jar = JarRequirement.behind(needed.get())
                    .map(JarRequirement::artifact)
                    .orElse("the jar that has it");
            return "the class " + className + " needs what is not on the class path ("
                    + needed.get().getMessage() + "): add " + jar;
        }
        String artifact = known.map(CachingProviderType::artifact).orElse("the jar that has this class");
        return "the class " + className + " is not on the class path: add " + artifact;
    }

    private Optional<URI> managerUri() {
        String text =
                options.text(MANAGER, known.map(CachingProviderType::managerUri).orElse(""));
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            options.problem(MANAGER, "it must be a URI, the same on all nodes: " + e.getReason());
            return Optional.empty();
        }
    }

    /** Hazelcast's own names stand for themselves; those of other providers come in the group {@code properties}. */
    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>(options.prefixed("properties."));
        if (known.filter(CachingProviderType::isHazelcast).isPresent()) {
            options.prefixed("hazelcast.").forEach((name, value) -> properties.put("hazelcast." + name, value));
        }
        return Map.copyOf(properties);
    }

    private String cache() {
        String inPath =
                provider.length() < options.path().length() ? options.path().substring(provider.length() + 1) : "";
        String inOption = options.text(CACHE, inPath);
        if (!inPath.isEmpty() && !inPath.equals(inOption)) {
            options.problem(CACHE, "the URL names the cache " + inPath + ": keep one of the two");
        }
        return inOption.isEmpty() ? DEFAULT_CACHE : inOption;
    }
}
