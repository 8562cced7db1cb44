// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.Activation;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Further attributes of activations, as far as they may be shown: whoever knows what cookies are signed with gets in. */
final class PublicAttributes {

    private static final String BYPASS = "bypass.";

    private PublicAttributes() {}

    /** Returns the attributes that are not kept for secrets. */
    static SortedMap<String, String> shown(Activation activation) {
        return activation.attributes().entrySet().stream()
                .filter(each -> !each.getKey().startsWith(BYPASS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, TreeMap::new));
    }

    /** Tells whether somebody with a secret gets in. */
    static boolean hasSecret(Activation activation) {
        return activation.attributes().containsKey(BYPASS + "secret");
    }
}
