// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.http.path.PlainPath;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the request line between the method and the protocol, for adapters to servers that tell it whole. Immutable.
 *
 * @param text the target as it was sent: {@code /path?query}, or a whole URI
 */
public record RequestTarget(String text) {

    /**
     * Returns what {@link RequestView#path} is without a router: the decoded path, without the query.
     *
     * @return the path, or {@code null} if servers disagree about what it means, as they do about dot segments,
     *     {@code ;}, {@code \}, {@code #}, doubled slashes, and separators, dots or percent signs that are encoded
     */
    public @Nullable String path() {
        return PlainPath.ofTarget(text);
    }

    /** Returns what {@link RequestView#rawPath} is. */
    public String rawPath() {
        int mark = text.indexOf('?');
        return mark < 0 ? text : text.substring(0, mark);
    }

    /** Returns what {@link RequestView#query} is: all that follows the first {@code ?}, or {@code null} if there is none. */
    public @Nullable String query() {
        int mark = text.indexOf('?');
        return mark < 0 ? null : text.substring(mark + 1);
    }
}
