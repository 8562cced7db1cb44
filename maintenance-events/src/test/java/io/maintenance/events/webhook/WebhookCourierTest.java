// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.jr.ob.JSON;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.maintenance.events.log.EventEntry;
import io.maintenance.events.webhook.SampleReceiver.Received;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver of webhooks gets, which judges it by the library of Standard Webhooks. */
class WebhookCourierTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
    private static final String OLD_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs=";
    private static final int ROOM = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final EventEntry EVENT = new EventEntry(
            "maintenance.enabled", Instant.parse("2026-11-21T19:30:00Z"), Map.of("scope", "global", "by", "änn"));

    private final SampleReceiver receiver = open();
    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private final Logger logger = Logger.getLogger(WebhookCourier.class.getName());
    private final Handler handler = new ListHandler(logged);

    /** The time of the receiver's library, which is the real one, and somewhat later with each attempt. */
    private volatile Duration passed = Duration.ZERO;

    private final InstantSource clock = () -> Clock.systemUTC().instant().plus(passed);

    private static SampleReceiver open() {
        try {
            return new SampleReceiver();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void close() {
        logger.removeHandler(handler);
        receiver.close();
    }

    private WebhookCourier courier(String secrets, Duration... delays) {
        return courier(PATIENCE, secrets, delays);
    }

    private WebhookCourier courier(Duration grace, String secrets, Duration... delays) {
        WebhookSettings settings = new WebhookSettings(
                WebhookAddress.parse(receiver.url("/hook?token=s3cret")), SigningKey.parse(secrets), PATIENCE);
        return new WebhookCourier(
                settings, clock, new DeliveryQueue(ROOM, new RetrySchedule(List.of(delays), () -> 0.0)), grace);
    }

    @Test
    void itIsSignedAsTheStandardSays() throws Exception {
        try (WebhookCourier courier = courier(SECRET)) {
            courier.offer(EVENT);
        }

        Received message = receiver.received.get(0);
        verify(SECRET, message);
        assertThat(message.path()).isEqualTo("/hook?token=s3cret");
        assertThat(message.header("Content-Type")).isEqualTo("application/json");
        assertThat(JSON.std.mapFrom(message.body()))
                .containsEntry("type", "maintenance.enabled")
                .containsEntry("timestamp", "2026-11-21T19:30:00Z")
                .containsEntry("data", Map.of("scope", "global", "by", "änn"));
    }

    @Test
    void duringARotationBothSecretsDo() throws Exception {
        try (WebhookCourier courier = courier(SECRET + " " + OLD_SECRET)) {
            courier.offer(EVENT);
        }

        verify(SECRET, receiver.received.get(0));
        verify(OLD_SECRET, receiver.received.get(0));
    }

    @Test
    void anotherSecretDoesNot() {
        try (WebhookCourier courier = courier(SECRET)) {
            courier.offer(EVENT);
        }

        assertThatExceptionOfType(WebhookVerificationException.class)
                .isThrownBy(() -> verify(OLD_SECRET, receiver.received.get(0)));
    }

    @Test
    void itIsSentAgainWithTheSameIdAndAFreshTimestamp() throws Exception {
        receiver.reply(exchange -> {
            passed = Duration.ofSeconds(10);
            exchange.sendResponseHeaders(500, -1);
        });
        try (WebhookCourier courier = courier(SECRET, Duration.ZERO)) {
            courier.offer(EVENT);
            await().until(() -> counter(courier, "webhooks-delivered") == 1);
        }

        assertThat(receiver.received).hasSize(2);
        Received first = receiver.received.get(0);
        Received second = receiver.received.get(1);
        verify(SECRET, first);
        verify(SECRET, second);
        assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(timestamp(second)).isGreaterThanOrEqualTo(timestamp(first) + 10);
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() {
        receiver.reply(302, "Location", receiver.url("/elsewhere"));
        try (WebhookCourier courier = courier(SECRET)) {
            courier.offer(EVENT);
            await().until(() -> counter(courier, "webhook-failures") == 1);
        }

        assertThat(receiver.received).hasSize(1);
        assertThat(logged).anyMatch(each -> each.contains("answered 302"));
    }

    @Test
    void aReceiverThatIsGoneGetsNothingAnyMore() {
        receiver.reply(410);
        try (WebhookCourier courier = courier(SECRET, Duration.ZERO)) {
            courier.offer(EVENT);
            await().until(() -> counter(courier, "webhooks-lost") == 1);
            courier.offer(EVENT);
        }

        assertThat(receiver.received).hasSize(1);
        assertThat(logged).singleElement().asString().contains("wants no events any more");
    }

    @Test
    void noSecretIsLoggedAndAFailureOnce() {
        receiver.reply(500);
        receiver.reply(exchange -> exchange.close());
        try (WebhookCourier courier = courier(SECRET, Duration.ZERO, Duration.ZERO)) {
            courier.offer(EVENT);
            await().until(() -> counter(courier, "webhooks-delivered") == 1);
        }

        assertThat(logged)
                .hasSize(2)
                .anyMatch(each -> each.contains("answered 500"))
                .anyMatch(each -> each.contains("takes events again"))
                .noneMatch(each -> each.contains("s3cret") || each.contains("token") || each.contains("whsec"));
    }

    @Test
    void theOldestGoesIfThereIsNoRoomAndTheNextSaysSo() {
        CountDownLatch offered = new CountDownLatch(1);
        receiver.reply(exchange -> {
            awaitEnd(offered);
            exchange.sendResponseHeaders(204, -1);
        });
        try (WebhookCourier courier = courier(SECRET)) {
            for (int i = 0; i < ROOM + 2; i++) {
                courier.offer(EVENT);
            }
            offered.countDown();
        }

        assertThat(receiver.received).hasSizeGreaterThanOrEqualTo(ROOM);
        assertThat(receiver.received.get(receiver.received.size() - 1).body()).contains("\"lost\":1");
        assertThat(logged).anyMatch(each -> each.contains("is lost: there is no room for more"));
    }

    @Test
    void aReceiverThatHangsDoesNotHoldUpTheEnd() {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        receiver.reply(exchange -> {
            hanging.countDown();
            awaitEnd(end);
        });
        WebhookCourier courier = courier(Duration.ofMillis(1), SECRET, Duration.ZERO);
        courier.offer(EVENT);
        await().until(() -> hanging.getCount() == 0);

        courier.close(); // far sooner than the timeout of a minute
        end.countDown();

        assertThat(logged).anyMatch(each -> each.contains("1 events were not delivered"));
        assertThat(counter(courier, "webhooks-delivered")).isZero();
    }

    private static void awaitEnd(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static long counter(WebhookCourier courier, String name) {
        return Objects.requireNonNull(courier.counters().get(name));
    }

    private static long timestamp(Received message) {
        return Long.parseLong(message.header("webhook-timestamp"));
    }

    private static void verify(String secret, Received message) throws Exception {
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of(message.header("webhook-id")),
                "webhook-timestamp", List.of(message.header("webhook-timestamp")),
                "webhook-signature", List.of(message.header("webhook-signature")));
        new Webhook(secret).verify(message.body(), headers);
    }

    private static final class ListHandler extends Handler {

        private final List<String> logged;

        ListHandler(List<String> logged) {
            this.logged = logged;
        }

        @Override
        public void publish(LogRecord entry) {
            logged.add(new SimpleFormatter().formatMessage(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
