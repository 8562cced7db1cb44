// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.json;

import io.maintenance.Activation;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The attributes of an activation that may be printed. Those of a bypass secret may not: they include the key of its cookies. */
public final class PublicAttributes {

    private static final String BYPASS = "bypass.";

    private PublicAttributes() {}

    /** Returns the attributes without those of a bypass secret. */
    public static SortedMap<String, String> of(Activation activation) {
        return activation.attributes().entrySet().stream()
                .filter(each -> !each.getKey().startsWith(BYPASS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, TreeMap::new));
    }

    /** Returns whether the activation has a bypass secret. */
    public static boolean hasSecret(Activation activation) {
        return activation.attributes().containsKey(BYPASS + "secret");
    }
}
