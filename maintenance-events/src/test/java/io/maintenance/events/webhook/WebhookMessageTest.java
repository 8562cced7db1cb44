// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.events.log.EventEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a message holds. */
class WebhookMessageTest {

    @Test
    void itIsSmallWhateverItIsAbout() throws IOException {
        String longest = "\u0001".repeat(5000);
        EventEntry event = new EventEntry(
                "maintenance.changed",
                Instant.EPOCH,
                Map.of("scope", "global", "before", Map.of("reason", longest), "after", Map.of("reason", longest)));

        String body = WebhookMessage.of(event).body();

        assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
        assertThat(JSON.std.mapFrom(body).get("data")).isEqualTo(Map.of("scope", "global", "shortened", true));
    }

    @Test
    void eachHasAnIdOfItsOwn() {
        EventEntry event = new EventEntry("maintenance.enabled", Instant.EPOCH, Map.of());

        assertThat(WebhookMessage.of(event).id())
                .matches("msg_[0-9a-f-]{36}")
                .isNotEqualTo(WebhookMessage.of(event).id());
    }
}
