// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.address;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.Traits.Reach;
import java.util.Locale;
import java.util.Map;

/** Who shares a cache: what is known of its provider, unless the option {@code reach} says better. */
public final class ReachOption {

    private static final String NAME = "reach";
    private static final Map<String, Reach> VALUES = Map.of(
            "process", Reach.PROCESS,
            "host", Reach.HOST,
            "cluster", Reach.CLUSTER);

    private ReachOption() {}

    public static Reach read(BackendOptions options, String providerClass) {
        Reach known = CachingProviderType.of(providerClass)
                .map(CachingProviderType::reach)
                .orElse(Reach.UNKNOWN);
        String text = options.text(NAME, "");
        Reach given = VALUES.get(text.toLowerCase(Locale.ROOT));
        if (!text.isEmpty() && given == null) {
            options.problem(NAME, "it must be process, host or cluster: who sees what this cache keeps");
        }
        return given == null ? known : given;
    }
}
