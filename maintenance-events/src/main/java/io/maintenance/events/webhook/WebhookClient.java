// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import io.maintenance.spi.support.DaemonThreads;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** A client that signs and sends messages, each within a timeout as a whole. It follows no redirect, and keeps no answer. */
final class WebhookClient implements AutoCloseable {

    private final WebhookAddress address;
    private final List<SigningKey> keys;
    private final Duration timeout;
    private final InstantSource clock;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(DaemonThreads.named("maintenance-webhook-io"));
    private final HttpClient client;

    WebhookClient(WebhookSettings settings, InstantSource clock) {
        this.address = settings.address();
        this.keys = settings.keys();
        this.timeout = settings.timeout();
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .executor(threads)
                .build();
    }

    /** Sends a message once. */
    DeliveryResult send(WebhookMessage message) throws InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request(message), BodyHandlers.discarding());
        try {
            HttpResponse<Void> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return DeliveryResult.answered(response.statusCode(), pause(response));
        } catch (TimeoutException late) {
            return late();
        } catch (ExecutionException failed) {
            return failed(Objects.requireNonNullElse(failed.getCause(), failed));
        } finally {
            boolean ignored = answer.cancel(true); // whatever still goes on after the timeout, or an interrupt
        }
    }

    private HttpRequest request(WebhookMessage message) {
        long timestamp = clock.instant().getEpochSecond();
        String signatures = keys.stream()
                .map(key -> key.sign(message.id(), timestamp, message.body()))
                .collect(Collectors.joining(" "));
        return HttpRequest.newBuilder(address.uri())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "maintenance-events")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", signatures)
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
    }

    /** Reads Retry-After, which is seconds or a date. */
    private Duration pause(HttpResponse<?> response) {
        String text = response.headers().firstValue("Retry-After").orElse("").strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(clock.instant(), until);
        } catch (DateTimeException none) {
            return Duration.ZERO;
        }
    }

    private DeliveryResult late() {
        return DeliveryResult.failed("it did not answer within " + timeout.toMillis() + " ms");
    }

    /** Messages of the JDK may have the whole address in them. */
    private DeliveryResult failed(Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return late();
        }
        if (cause instanceof ConnectException) {
            return DeliveryResult.failed("it cannot be reached");
        }
        return DeliveryResult.failed(
                cause instanceof SSLException
                        ? "TLS failed, see whether its certificate is trusted here"
                        : "the connection failed (" + cause.getClass().getSimpleName() + ")");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
