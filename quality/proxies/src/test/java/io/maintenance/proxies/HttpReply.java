// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response.
 *
 * @param status its code
 * @param headers its headers, by names in lower case
 * @param body its body
 */
record HttpReply(int status, Map<String, String> headers, String body) {

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** Returns {@code true} if the application made it. */
    boolean isOfApplication() {
        return headers.containsKey("x-application");
    }

    /** Returns {@code true} if it holds somebody back because of maintenance. */
    boolean isMaintenance() {
        return status == 503 && "on".equals(header("x-maintenance-mode"));
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + body.lines().findFirst().orElse("");
    }
}
