// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import org.jspecify.annotations.Nullable;

/**
 * What stands in the request line between the method and the protocol, for adapters to servers that tell it whole. Immutable.
 *
 * @param text the target as it was sent: {@code /path?query}, or a whole URI
 */
public record RequestTarget(String text) {

    /** Returns what {@link RequestView#path} is without a router: the decoded path, or {@code null} if servers disagree about it. */
    public @Nullable String path() {
        return RoutedPath.of(text);
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
