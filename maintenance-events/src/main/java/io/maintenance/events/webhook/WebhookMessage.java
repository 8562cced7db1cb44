// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.events.log.EventEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A message to be sent, and sent again, with one id: a receiver that has seen the id can leave it out.
 *
 * @param id the id
 * @param body JSON, of less than 20 KB
 */
record WebhookMessage(String id, String body) {

    private static final int MOST_BYTES = 20_000;

    /** What can be long. Scope, holder, author and reason are not. */
    private static final List<String> LONG_FIELDS = List.of("before", "after", "added", "removed", "present");

    WebhookMessage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(body, "body");
    }

    /** Returns the message about an event. */
    static WebhookMessage of(EventEntry event) {
        String body = body(event, event.fields());
        if (body.getBytes(StandardCharsets.UTF_8).length >= MOST_BYTES) {
            Map<String, Object> shorter = new LinkedHashMap<>(event.fields());
            shorter.keySet().removeAll(LONG_FIELDS);
            shorter.put("shortened", true);
            body = body(event, shorter);
        }
        return new WebhookMessage("msg_" + UUID.randomUUID(), body);
    }

    private static String body(EventEntry event, Map<String, Object> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", event.type());
        body.put("timestamp", event.time().toString());
        body.put("data", data);
        try {
            return JSON.std.asString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
