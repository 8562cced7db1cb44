// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.admin.json.JsonFields;
import io.maintenance.admin.token.Token;
import io.maintenance.http.RequestView;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request on its way through a route.
 *
 * @param request the request
 * @param variables what stands in the path for the segments in braces
 * @param fields the body
 * @param caller whose token it carries; absent on routes that need none
 * @param now the moment
 */
record AdminCall(
        RequestView request, Map<String, String> variables, JsonFields fields, Optional<Token> caller, Instant now) {

    /** Returns what stands in the path for a segment in braces. */
    String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    /** Returns who makes a change. */
    String author() {
        return caller.map(Token::name).orElse("api");
    }
}
