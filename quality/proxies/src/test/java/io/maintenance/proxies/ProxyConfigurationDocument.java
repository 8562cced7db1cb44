// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A configuration in YAML.
 *
 * @param node a mapping, a list or a value
 */
record ProxyConfigurationDocument(Object node) {

    static ProxyConfigurationDocument parse(String text) {
        Object node = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new ProxyConfigurationDocument(node);
    }

    /** Returns what is under these names and numbers of elements, which must be there: {@code http/routers/0}. */
    ProxyConfigurationDocument at(String path) {
        Object found = node;
        for (String step : path.split("/", -1)) {
            Object next =
                    found instanceof List<?> list ? list.get(Integer.parseInt(step)) : ((Map<?, ?>) found).get(step);
            if (next == null) {
                throw new IllegalStateException("there is no " + step + " of " + path + " in " + found);
            }
            found = next;
        }
        return new ProxyConfigurationDocument(found);
    }

    String text() {
        return node.toString();
    }

    List<String> texts() {
        return ((List<?>) node).stream().map(Object::toString).toList();
    }

    /** Returns the {@code exact} of a list of matchers. */
    List<String> exact() {
        return ((List<?>) node)
                .stream()
                        .map(each -> String.valueOf(((Map<?, ?>) each).get("exact")))
                        .toList();
    }
}
