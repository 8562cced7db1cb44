// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The console: a page, its style and its scripts, all from here. It has no rights of its own: the token that somebody types in is
 * exchanged for a session of the admin API.
 */
final class ConsoleEndpoint {

    private static final Header POLICY = new Header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    private static final List<Header> ALWAYS = List.of(
            POLICY,
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("Cache-Control", "no-cache"));

    private static final Map<String, Asset> ASSETS = Map.of(
            "/console", Asset.load("console.html", "text/html"),
            "/console/console.css", Asset.load("console.css", "text/css"),
            "/console/console.js", Asset.load("console.js", "text/javascript"),
            "/console/api.js", Asset.load("api.js", "text/javascript"),
            "/console/page.js", Asset.load("page.js", "text/javascript"),
            "/console/state.js", Asset.load("state.js", "text/javascript"));

    Optional<ServerResponse> answer(String method, String path) {
        Asset asset = ASSETS.get(path);
        if (asset == null) {
            return Optional.empty();
        }
        return Optional.of(
                method.equals("GET") || method.equals("HEAD")
                        ? asset.response()
                        : ServerResponse.text(405, "the console is only read"));
    }

    /** One file of the console. */
    private record Asset(List<Header> headers, ByteBuffer content) {

        static Asset load(String name, String type) {
            try (InputStream in = ConsoleEndpoint.class.getResourceAsStream("console/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("the jar has no " + name);
                }
                List<Header> headers = new ArrayList<>(ALWAYS);
                headers.add(new Header("Content-Type", type + ";charset=utf-8"));
                return new Asset(
                        List.copyOf(headers), ByteBuffer.wrap(in.readAllBytes()).asReadOnlyBuffer());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        ServerResponse response() {
            return new ServerResponse(200, headers, content.duplicate());
        }
    }
}
