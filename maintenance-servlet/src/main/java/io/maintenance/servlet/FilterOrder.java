// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The order of a container's filter mappings, which are told apart by the names of their filters. */
final class FilterOrder {

    private FilterOrder() {}

    /** Returns mappings in their order, but for those of one filter, which go before the first of others. */
    static List<Object> withFilterBefore(Object[] mappings, String filter, Set<String> others)
            throws ReflectiveOperationException {
        List<Object> before = new ArrayList<>();
        List<Object> rest = new ArrayList<>();
        boolean seen = false;
        for (Object mapping : mappings) {
            String name =
                    String.valueOf(mapping.getClass().getMethod("getFilterName").invoke(mapping));
            seen = seen || others.contains(name);
            (seen && !name.equals(filter) ? rest : before).add(mapping);
        }
        before.addAll(rest);
        return before;
    }
}
