// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** {@code /api/v1/openapi.json}: the description of the API for programs (OpenAPI 3.1). It tells nothing of this deployment. */
final class DocumentResource {

    private static final String NAME = "openapi.json";

    private final byte[] document = load();

    List<Route> routes() {
        Header type = new Header("Content-Type", "application/json");
        return List.of(new Route(
                "GET", "/api/v1/" + NAME, null, false, call -> ResponseFactory.of(200, List.of(type), document)));
    }

    private static byte[] load() {
        try (InputStream in = DocumentResource.class.getResourceAsStream(NAME)) {
            return Objects.requireNonNull(in, NAME).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
