// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.admin.token.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One method on one path.
 *
 * @param method the method
 * @param pattern the path; a segment in braces stands for any text without a slash: {@code /api/v1/scopes/{scope}}
 * @param role what the caller's token must allow; {@code null} if no token is needed
 * @param anywhere whether it also answers below any prefix, as the endpoints do that each store has at its own address
 * @param handler what it does
 */
record Route(String method, String pattern, @Nullable Role role, boolean anywhere, Handler handler) {

    /** What a route does. */
    interface Handler {

        AdminResponse handle(AdminCall call);
    }

    /** Returns what stands in place of the segments in braces, if this is the path of the route. */
    Optional<Map<String, String>> match(String path) {
        List<String> wanted = segments(pattern);
        List<String> given = segments(path);
        int skipped = anywhere ? given.size() - wanted.size() : 0;
        if (skipped < 0 || given.size() - skipped != wanted.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.get(i);
            String value = given.get(i + skipped);
            if (name.startsWith("{")) {
                variables.put(name.substring(1, name.length() - 1), value);
            } else if (!name.equals(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
