// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which artifact of this project brings which scheme. */
final class Artifacts {

    private static final String GROUP = "io.maintenance:maintenance-backend-";
    private static final Map<String, String> BY_SCHEME = Map.of(
            "file", "file",
            "redis", "redis",
            "rediss", "redis",
            "redis+sentinel", "redis",
            "rediss+sentinel", "redis",
            "redis+cluster", "redis",
            "rediss+cluster", "redis",
            "memcached", "memcached",
            "jcache", "jcache");

    private Artifacts() {}

    static Optional<String> of(String scheme) {
        return Optional.ofNullable(BY_SCHEME.get(scheme)).map(GROUP::concat);
    }

    /** Returns the schemes of this project and those that are there. */
    static Set<String> schemesWith(Set<String> there) {
        Set<String> all = new TreeSet<>(there);
        all.addAll(BY_SCHEME.keySet());
        return all;
    }
}
