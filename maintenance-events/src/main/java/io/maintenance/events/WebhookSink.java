// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import io.maintenance.events.change.EventType;
import io.maintenance.events.log.EventEntry;
import io.maintenance.events.webhook.WebhookCourier;
import io.maintenance.events.webhook.WebhookSettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** Webhooks. That a process began or ended to record is of no interest to their receivers. */
final class WebhookSink implements EventSink {

    private static final Set<String> LEFT_OUT =
            Set.of(EventType.RECORDING_STARTED.label(), EventType.RECORDING_STOPPED.label());

    private final String target;
    private final WebhookCourier courier;

    WebhookSink(WebhookSettings settings, InstantSource clock) {
        this.target = settings.address().toString();
        this.courier = new WebhookCourier(settings, clock);
    }

    @Override
    public EventEntry accept(EventEntry entry) {
        if (!LEFT_OUT.contains(entry.type())) {
            courier.offer(entry);
        }
        return entry;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public Map<String, Long> counters() {
        return courier.counters();
    }

    @Override
    public void close() {
        courier.close();
    }
}
