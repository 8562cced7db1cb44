// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the filter does, in any container. */
abstract class FilterRules extends PathRules {

    private static final byte[] LARGE = new byte[20 << 20];
    private static final String[] FORM = {"POST /app/form HTTP/1.1", "Content-Type: application/x-www-form-urlencoded"};

    @Test
    void whileOffTheApplicationAnswers() throws Exception {
        HttpReply reply = ask("GET /app/page HTTP/1.1");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("application: path=/page");
        assertThat(reply.header("X-Maintenance-Mode")).isEmpty();
    }

    @Test
    void whileOffTheApplicationReadsAFormUntouched() throws Exception {
        HttpReply reply = HttpReply.to(container.port(), "field=value".getBytes(US_ASCII), FORM);

        assertThat(reply.body()).isEqualTo("application: field=value");
    }

    @Test
    void whileOffTheApplicationReadsALargeBodyUntouched() throws Exception {
        HttpReply reply = HttpReply.to(container.port(), LARGE, "POST /app/size HTTP/1.1");

        assertThat(reply.body()).isEqualTo("application: bytes=" + LARGE.length);
    }

    @Test
    void whileOnAVisitorGets503() throws Exception {
        maintenance.enable();

        HttpReply reply = ask("GET /app/page HTTP/1.1");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.isFromApplication()).isFalse();
        assertThat(reply.header("Cache-Control")).containsExactly("no-store");
        assertThat(reply.header("X-Maintenance-Mode")).containsExactly("on");
        assertThat(reply.header("Retry-After")).hasSize(1);
        assertThat(reply.header("Set-Cookie")).isEmpty();
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws Exception {
        maintenance.enable();

        HttpReply get = ask("GET /app/page HTTP/1.1");
        HttpReply head = ask("HEAD /app/page HTTP/1.1");

        assertThat(head.status()).isEqualTo(503);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .isEqualTo(get.header("Content-Length"))
                .containsExactly(String.valueOf(get.body().getBytes(UTF_8).length));
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }

    @Test
    void whileOnAFormIsAnsweredUnread() throws Exception {
        maintenance.enable();

        HttpReply reply = HttpReply.to(container.port(), "field=value".getBytes(US_ASCII), FORM);

        assertThat(reply.status()).isEqualTo(503);
    }

    @Test
    void whileOnTheSenderOfALargeBodySeesThe503() throws Exception {
        maintenance.enable();

        HttpReply reply = HttpReply.to(container.port(), LARGE, "POST /app/size HTTP/1.1");

        assertThat(reply.status()).isEqualTo(503);
    }

    @Test
    void whileOnAClientThatSendsAllBeforeItReadsSeesThe503() throws Exception {
        maintenance.enable();
        HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + container.port() + "/app/size"))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofByteArray(LARGE))
                .build();

        for (int round = 0; round < 10; round++) {
            HttpResponse<Void> response = HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.discarding());
            assertThat(response.statusCode()).isEqualTo(503);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whileOnAnUploadOverHttp2SeesThe503(boolean announced) throws Exception {
        maintenance.enable();
        URI size = URI.create("http://127.0.0.1:" + container.port() + "/app/size");
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        BodyPublisher body = announced
                ? BodyPublishers.ofByteArray(LARGE)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LARGE));

        for (int round = 0; round < 10; round++) {
            client.send(HttpRequest.newBuilder(size).build(), BodyHandlers.discarding()); // becomes HTTP/2 with this
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(size).POST(body).build(), BodyHandlers.ofString());
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("</html>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "127.0.0.1", "203.0.113.7, 192.0.2.1", "::1", "localhost"})
    void aForwardedAddressFromAStrangerDoesNotHelp(String forwarded) throws Exception {
        maintenance.allow("203.0.113.7");
        maintenance.enable();

        HttpReply reply = ask("GET /app/page HTTP/1.1", "X-Forwarded-For: " + forwarded, "Forwarded: for=" + forwarded);

        assertThat(reply.status()).isEqualTo(503);
    }

    @Test
    void anAddressThatIsLetThroughReachesTheApplication() throws Exception {
        maintenance.allow("127.0.0.1");
        maintenance.enable();

        HttpReply reply = ask("GET /app/page HTTP/1.1");

        assertThat(reply.body()).isEqualTo("application: path=/page");
        assertThat(reply.header("X-Maintenance-Mode")).containsExactly("bypass");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, 200",
        "error, 404",
        "exception, 500",
        "redirect, 302",
        "not-modified, 304",
        "reset, 200",
        "async, 200",
        "dispatch, 200"
    })
    void noCacheKeepsWhatSomebodyGetsWhoIsLetIn(String way, int status) throws Exception {
        maintenance.allow("127.0.0.1");
        maintenance.enable();

        HttpReply reply = ask("GET /app/cached?" + way + " HTTP/1.1");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Cache-Control"))
                .allSatisfy(value -> assertThat(value).contains("no-store"));
        assertThat(reply.header("Cache-Control")).as("said at all").isNotEmpty();
        assertThat(String.join("\n", reply.head())).doesNotContain("3600", "Expires: Mon, 02 Oct 2096");
        assertThat(reply.header("X-Maintenance-Mode")).containsExactly("bypass");
    }

    @Test
    void whileOffTheApplicationSaysWhatCachesKeep() throws Exception {
        assertThat(ask("GET /app/cached HTTP/1.1").header("CDN-Cache-Control")).containsExactly("max-age=3600");
    }

    @Test
    void whatIsExcludedMayBeCached() throws Exception {
        maintenance.enable();

        assertThat(ask("GET /app/health HTTP/1.1").header("Cache-Control")).isEmpty();
    }

    @Test
    void slowBodiesTakeNoThreads() throws Exception {
        maintenance.enable();
        List<SlowUpload> bodies = new ArrayList<>();
        try {
            for (int each = 0; each < 3 * ServletServer.THREADS; each++) {
                bodies.add(SlowUpload.begin(container.port(), each % 2 == 0));
            }
            for (int round = 0; round < 3; round++) {
                assertThat(ask("GET /app/health HTTP/1.1").status()).isEqualTo(200);
                assertThat(ask("GET /app/page HTTP/1.1").status()).isEqualTo(503);
                for (SlowUpload body : bodies) {
                    body.sendMore();
                }
            }
        } finally {
            for (SlowUpload body : bodies) {
                body.close();
            }
        }
    }

    @Test
    void whatTheApplicationForwardsIsNotAskedAgain() throws Exception {
        maintenance.allow("127.0.0.1");
        maintenance.enable();

        assertThat(ask("GET /app/forward HTTP/1.1").body()).isEqualTo("application: path=/target");
    }

    @Test
    void theApplicationsErrorPageIsItsOwn() throws Exception {
        maintenance.allow("127.0.0.1");
        maintenance.enable();

        HttpReply reply = ask("GET /app/missing HTTP/1.1");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("application: path=/error-page");
    }

    @Test
    void aRequestThatWaitsWhileMaintenanceBeginsIsFinished() throws Exception {
        CompletableFuture<HttpReply> waiting =
                CompletableFuture.supplyAsync(() -> unchecked("GET /app/async HTTP/1.1"));
        CountDownLatch go = Objects.requireNonNull(SampleServlet.WAITING.poll(2, TimeUnit.MINUTES), "no request");

        maintenance.enable();
        go.countDown();

        assertThat(waiting.get(2, TimeUnit.MINUTES).body()).isEqualTo("application: after waiting");
    }

    @Test
    void anOddMethodIsRejectedLikeAnyOther() throws Exception {
        maintenance.enable();

        assertThat(ask("FOO /app/page HTTP/1.1").status()).isEqualTo(503);
    }

    @Test
    void aConnectionIsOfUseAfterA503WithoutABody() throws Exception {
        maintenance.enable();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI page = URI.create("http://127.0.0.1:" + container.port() + "/app/page");
        HttpRequest image =
                HttpRequest.newBuilder(page).header("Sec-Fetch-Dest", "image").build();
        HttpRequest head = HttpRequest.newBuilder(page)
                .method("HEAD", BodyPublishers.noBody())
                .build();

        for (int turn = 0; turn < 10; turn++) {
            assertThat(client.send(image, BodyHandlers.ofString()).body()).isEmpty();
            assertThat(client.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(503);
        }
        assertThat(client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                        .body())
                .isNotEmpty();
    }

    private HttpReply unchecked(String line) {
        try {
            return ask(line);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
