// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.http.BypassSecret;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class ExamplesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** One after another, because a start takes longer than all that is asked. */
    @ParameterizedTest
    @EnumSource
    void anExampleObeysTheSwitch(Example example, @TempDir Path state) throws Exception {
        Switch operator = Switch.in(state);
        BypassSecret secret = BypassSecret.generate();
        try (RunningExample running = RunningExample.start(example, state)) {
            Visitor visitor = Visitor.of(running);
            isOpen(visitor.get("/"));

            operator.enable(spec -> secret.addTo(spec.message("We move.").lasting(Duration.ofMinutes(10))));
            await().atMost(PATIENCE).until(() -> visitor.get("/").statusCode() == 503);
            isRejected(visitor);
            isNotFooled(visitor);
            letsInWhoHasTheSecret(visitor, secret.reveal());
            operator.allow("127.0.0.1");
            await().atMost(PATIENCE).untilAsserted(() -> isLetThrough(visitor.get("/")));

            operator.disable();
            await().atMost(PATIENCE).untilAsserted(() -> isOpen(visitor.get("/")));
            assertThat(running.output()).noneMatch(line -> line.contains(secret.reveal()));
        }
    }

    private static void isOpen(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Visitor.mode(response)).isEmpty();
    }

    private static void isLetThrough(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Visitor.mode(response)).isEqualTo("bypass");
    }

    private static void isRejected(Visitor visitor) {
        HttpResponse<String> json = visitor.get("/", "Accept", "application/json");
        assertThat(json.statusCode()).isEqualTo(503);
        assertThat(json.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
        assertThat(json.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 700L);
        assertThat(json.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(json.body()).startsWith("{").contains("\"status\":503", "We move.");

        HttpResponse<String> head = visitor.send("HEAD", "/", "", "Accept", "application/json");
        assertThat(head.statusCode()).isEqualTo(503);
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(json.headers().firstValue("Content-Length"));

        HttpResponse<String> posted = visitor.send("POST", "/", "x".repeat(1 << 20), "Accept", "text/plain");
        assertThat(posted.statusCode()).isEqualTo(503);
        assertThat(posted.body()).contains("We move.");
    }

    private static void isNotFooled(Visitor visitor) {
        for (String path : List.of(
                "/%2e%2e/x",
                "/x;/../y", "/..;/x", "/robots.txt/..;/x", "/%00", "/x%2f..%2frobots.txt", "/?" + "x".repeat(4_000))) {
            assertThat(visitor.get(path).statusCode()).as(path).isIn(503, 400, 404);
        }
        for (String method : List.of("FOO", "OPTIONS", "TRACE", "DELETE", "get")) {
            assertThat(visitor.send(method, "/", "").statusCode()).as(method).isIn(503, 501, 405);
        }
        assertThat(visitor.get("/", "X-Forwarded-For", "127.0.0.1").statusCode())
                .isEqualTo(503);
        assertThat(visitor.get("/", "Accept", ";;,q=,*/*;q=-1,caf\u00e9").statusCode())
                .isEqualTo(503);
    }

    private static void letsInWhoHasTheSecret(Visitor visitor, String secret) {
        HttpResponse<String> opened = visitor.get("/?article=7&maintenance_bypass=" + secret);
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(opened.headers().firstValue("Location")).hasValue("./?article=7");
        String cookie = opened.headers().firstValue("Set-Cookie").orElse("");
        assertThat(opened.headers().map().toString() + opened.body()).doesNotContain(secret);

        isLetThrough(visitor.get("/", "Cookie", cookie.replaceFirst(";.*", "")));
        isLetThrough(visitor.get("/", "X-Maintenance-Bypass", secret));
        assertThat(visitor.get("/", "X-Maintenance-Bypass", secret + "x").statusCode())
                .isEqualTo(503);
        assertThat(visitor.get("/?maintenance_bypass=" + secret + "x").statusCode())
                .isEqualTo(503);
    }
}
