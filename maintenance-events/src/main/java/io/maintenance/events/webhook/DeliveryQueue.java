// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages that are not delivered yet, the oldest first, and when each is due. A pure structure: the time, in milliseconds of a
 * clock that never goes back, is an argument. Used under its owner's lock.
 */
final class DeliveryQueue {

    private final int capacity;
    private final RetrySchedule schedule;
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private long pausedUntil = Long.MIN_VALUE;
    private boolean closed;

    /** A message, how often it failed, and when it is to be sent. */
    private static final class Delivery {
        final WebhookMessage message;
        int failures;
        long due;

        Delivery(WebhookMessage message, long due) {
            this.message = message;
            this.due = due;
        }
    }

    DeliveryQueue(int capacity, RetrySchedule schedule) {
        this.capacity = capacity;
        this.schedule = schedule;
    }

    /** Adds a message that is due at once, and returns {@code true} if the oldest had to go for it. */
    boolean offer(WebhookMessage message, long now) {
        if (closed) {
            return true;
        }
        boolean full = waiting.size() == capacity;
        if (full) {
            waiting.remove();
        }
        waiting.add(new Delivery(message, now));
        return full;
    }

    /** Returns the oldest message that is due; empty if there is none. It stays here until it is settled. */
    Optional<WebhookMessage> due(long now) {
        return now < pausedUntil
                ? Optional.empty()
                : waiting.stream().filter(each -> each.due <= now).findFirst().map(each -> each.message);
    }

    /** Returns when something will be due if nothing happens; {@link Long#MAX_VALUE}: never. */
    long nextDue() {
        return waiting.stream()
                .mapToLong(each -> Math.max(each.due, pausedUntil))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Notes what became of a message, and returns {@code true} if it is given up for good. */
    boolean settle(WebhookMessage message, DeliveryResult result, long now) {
        return switch (result.outcome()) {
            case DELIVERED -> {
                waiting.removeIf(each -> each.message.equals(message));
                waiting.forEach(each -> each.due = Math.min(each.due, now)); // it is there again
                yield false;
            }
            case FAILED -> fail(message, result.pause(), now);
            case GONE -> {
                closed = true;
                waiting.clear();
                yield true;
            }
        };
    }

    int size() {
        return waiting.size();
    }

    boolean isClosed() {
        return closed;
    }

    private boolean fail(WebhookMessage message, Duration asked, long now) {
        Duration pause = asked.compareTo(schedule.pause()) > 0 ? asked : schedule.pause();
        pausedUntil = now + pause.toMillis();
        Delivery delivery = find(message);
        if (delivery == null) {
            return false; // it had to go for a newer one meanwhile
        }
        delivery.failures++;
        Optional<Duration> delay = schedule.after(delivery.failures);
        delay.ifPresent(each -> delivery.due = now + each.toMillis());
        return delay.isEmpty() && waiting.remove(delivery);
    }

    private @Nullable Delivery find(WebhookMessage message) {
        return waiting.stream()
                .filter(each -> Objects.equals(each.message, message))
                .findFirst()
                .orElse(null);
    }
}
