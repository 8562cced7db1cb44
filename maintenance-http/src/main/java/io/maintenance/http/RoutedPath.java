// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.http.path.PlainPath;
import org.jspecify.annotations.Nullable;

/** The path of a request where no router tells it. */
public final class RoutedPath {

    private RoutedPath() {}

    /**
     * Returns the decoded path of a request target, without query.
     *
     * @param target the target as it stands in the request line: {@code /path?query}, or a whole URI
     * @return the path, or {@code null} if servers disagree about what it means, as they do about dot segments,
     *     {@code ;}, {@code \}, {@code #}, doubled slashes, and separators, dots or percent signs that are encoded
     */
    public static @Nullable String of(String target) {
        return PlainPath.ofTarget(target);
    }
}
