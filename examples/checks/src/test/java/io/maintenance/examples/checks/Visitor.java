// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A program that asks an example. It follows no redirect and keeps no cookie.
 *
 * @param client keeps its connections
 * @param address what it asks
 */
record Visitor(HttpClient client, URI address) {

    static Visitor of(RunningExample example) {
        return new Visitor(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), example.address());
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Sends a request; headers are names and values in turn. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(method + " " + path + " failed", failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    static String mode(HttpResponse<?> response) {
        return response.headers().firstValue("X-Maintenance-Mode").orElse("");
    }
}
