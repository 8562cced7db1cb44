// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which other sites' scripts may read a response. Immutable.
 *
 * @param origins their origins, or {@code *} for all
 * @param credentials whether they may send cookies
 */
public record CorsPolicy(Set<String> origins, boolean credentials) {

    /** Stands for every origin. */
    public static final String ALL = "*";

    /** Returns {@code true} if any origin is allowed at all, so that responses differ by origin. */
    public boolean isUsed() {
        return !origins.isEmpty();
    }

    /** Returns the allowed origin to name in the response, or {@code null} if this one is not allowed. */
    public @Nullable String allowed(List<String> origin) {
        if (origin.size() != 1) {
            return null;
        }
        String asked = origin.get(0);
        boolean plain = asked.length() <= 300 && asked.chars().allMatch(c -> c > ' ' && c <= '~');
        if (!plain || (!origins.contains(ALL) && !origins.contains(asked))) {
            return null;
        }
        return credentials || !origins.contains(ALL) ? asked : ALL;
    }
}
