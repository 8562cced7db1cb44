// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import io.maintenance.events.log.EventEntry;
import io.maintenance.spi.support.DaemonThreads;
import io.maintenance.spi.support.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A thread that delivers events as webhooks, and tries again. Who hands an event in never waits. What waits is in memory, and lost
 * with the process. Thread-safe.
 */
public final class WebhookCourier implements AutoCloseable {

    private static final int MOST_WAITING = 1000;
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(5);
    private static final long LONGEST_NAP = TimeUnit.MINUTES.toMillis(1);

    private static final System.Logger LOG = System.getLogger(WebhookCourier.class.getName());

    private final WebhookAddress address;
    private final WebhookClient client;
    private final DeliveryQueue queue;
    private final Duration grace;
    private final Object lock = new Object();
    private final Thread thread;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private long lostInARow;
    private boolean failing;
    private @Nullable Deadline closing;

    /** Begins to deliver. */
    public WebhookCourier(WebhookSettings settings, InstantSource clock) {
        this(
                settings,
                clock,
                new DeliveryQueue(
                        MOST_WAITING, new RetrySchedule(RetrySchedule.THREE_DAYS, () -> ThreadLocalRandom.current()
                                .nextDouble())),
                LAST_ATTEMPTS);
    }

    WebhookCourier(WebhookSettings settings, InstantSource clock, DeliveryQueue queue, Duration grace) {
        this.grace = grace;
        this.address = settings.address();
        this.client = new WebhookClient(settings, clock);
        this.queue = queue;
        this.thread = DaemonThreads.create("maintenance-webhook", this::run);
        this.thread.start();
    }

    /** Takes an event to be delivered. */
    public void offer(EventEntry event) {
        synchronized (lock) {
            WebhookMessage message = WebhookMessage.of(lostInARow == 0 ? event : event.with("lost", lostInARow));
            lostInARow = 0;
            if (closing != null) {
                lose("this process ends");
            } else if (queue.offer(message, now())) {
                lose("there is no room for more");
            }
            lock.notifyAll();
        }
    }

    /** Returns how often things happened since the start, by name. */
    public Map<String, Long> counters() {
        return Map.of(
                "webhooks-delivered", delivered.get(), "webhook-failures", failed.get(), "webhooks-lost", lost.get());
    }

    private void run() {
        try {
            for (Optional<WebhookMessage> next = take(); next.isPresent(); next = take()) {
                settle(next.get(), send(next.get()));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the next message that is due; empty once there is no more to do. */
    private Optional<WebhookMessage> take() throws InterruptedException {
        synchronized (lock) {
            while (!isOver()) {
                Optional<WebhookMessage> next = queue.due(now());
                if (next.isPresent() || closing != null) {
                    return next;
                }
                long nap = Math.min(queue.nextDue() - now(), LONGEST_NAP);
                if (nap > 0) {
                    lock.wait(nap);
                }
            }
            return Optional.empty();
        }
    }

    private boolean isOver() {
        return queue.isClosed() || (closing != null && closing.isOver());
    }

    private DeliveryResult send(WebhookMessage message) throws InterruptedException {
        try {
            return client.send(message);
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.DEBUG, "A webhook could not be sent", bug);
            return DeliveryResult.failed(
                    "it could not be sent (" + bug.getClass().getSimpleName() + ")");
        }
    }

    private void settle(WebhookMessage message, DeliveryResult result) {
        synchronized (lock) {
            int waiting = queue.size();
            boolean givenUp = queue.settle(message, result, now());
            switch (result.outcome()) {
                case DELIVERED -> delivered();
                case FAILED -> failed(result, givenUp);
                case GONE -> gone(result, waiting);
            }
        }
    }

    private void delivered() {
        delivered.incrementAndGet();
        if (failing) {
            LOG.log(System.Logger.Level.INFO, "The webhook at {0} takes events again", address);
        }
        failing = false;
    }

    /** One line for each time that it begins to fail, not for each attempt. */
    private void failed(DeliveryResult result, boolean givenUp) {
        failed.incrementAndGet();
        if (!failing) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The webhook at {0} does not take events: {1}. They are sent again, later and later."
                            + " See docs/errors.md#webhook-failed",
                    address,
                    result.reason());
        }
        failing = true;
        if (givenUp) {
            lose("it was tried for days");
        }
    }

    private void gone(DeliveryResult result, int waiting) {
        lost.addAndGet(waiting);
        LOG.log(
                System.Logger.Level.WARNING,
                "The webhook at {0} wants no events any more: {1}. None is sent until this process starts again."
                        + " See docs/errors.md#webhook-failed",
                address,
                result.reason());
    }

    private void lose(String why) {
        lost.incrementAndGet();
        lostInARow++;
        if (lostInARow == 1 && !queue.isClosed()) {
            LOG.log(System.Logger.Level.WARNING, "An event for the webhook at {0} is lost: {1}", address, why);
        }
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Sends what is due, once, and ends, within some seconds. Idempotent. */
    @Override
    public void close() {
        synchronized (lock) {
            if (closing == null) {
                closing = Deadline.in(grace);
            }
            lock.notifyAll();
        }
        join();
        client.close();
        DaemonThreads.end(thread, Duration.ofSeconds(1));
        synchronized (lock) {
            if (queue.size() > 0) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} events were not delivered to the webhook at {1}, and are lost",
                        queue.size(),
                        address);
            }
        }
    }

    private void join() {
        try {
            thread.join(grace.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
