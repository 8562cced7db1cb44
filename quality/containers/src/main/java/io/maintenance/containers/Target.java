// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import io.maintenance.http.RequestView;
import io.maintenance.http.RoutedPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as {@code explain} is given it: by its target alone.
 *
 * @param method the method
 * @param target the target as it stands in the request line
 */
record Target(String method, String target) implements RequestView {

    @Override
    public @Nullable String path() {
        return RoutedPath.of(target);
    }

    @Override
    public String rawPath() {
        return target.split("\\?", 2)[0];
    }

    @Override
    public @Nullable String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? null : target.substring(mark + 1);
    }

    @Override
    public List<String> headers(String name) {
        return List.of();
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1";
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public String protocol() {
        return "HTTP/1.1";
    }
}
