// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import io.maintenance.http.RequestTarget;
import io.maintenance.http.RequestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as {@code explain} is given it: by its target alone.
 *
 * @param method the method
 * @param target the target
 */
record TargetRequest(String method, RequestTarget target) implements RequestView {

    @Override
    public @Nullable String path() {
        return target.path();
    }

    @Override
    public String rawPath() {
        return target.rawPath();
    }

    @Override
    public @Nullable String query() {
        return target.query();
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
